const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** `435.1 MiB`; `-` for unknown. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) {
    return '-';
  }
  const size = Math.abs(bytes);
  const power = Math.min(UNITS.length - 1, size < 1 ? 0 : Math.floor(Math.log2(size) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[power]}`;
}

/** `+12.3 MiB`, for growth. */
export function formatGrowth(bytes: number | null): string {
  return bytes !== null && Math.round(bytes) > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}
