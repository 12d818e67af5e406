const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A size for sentences: three or four figures, such as `635 MiB` and `1.4 GiB`. The sign is left to the sentence. */
export function formatSize(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  while (unit < UNITS.length - 1 && Number(round(value, unit)) >= 1024) {
    value /= 1024;
    unit++;
  }
  return `${round(value, unit)} ${UNITS[unit]}`;
}

function round(value: number, unit: number): string {
  return value.toFixed(unit === 0 || value >= 100 ? 0 : 1);
}
