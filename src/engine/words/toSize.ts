const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const UNIT_BYTES = 1024;

/**
 * A size without its sign, in the unit in which what is written stays below 1024: never `1024.0 MiB`.
 * `digitsOf`: digits after the point; whole bytes have none.
 */
export function toSize(bytes: number, digitsOf: (value: number) => number): string {
  const write = (value: number, unit: number) => value.toFixed(unit === 0 ? 0 : digitsOf(value));
  let value = Math.abs(bytes);
  let unit = 0;
  while (unit < UNITS.length - 1 && Number(write(value, unit)) >= UNIT_BYTES) {
    value /= UNIT_BYTES;
    unit++;
  }
  return `${write(value, unit)} ${UNITS[unit]}`;
}
