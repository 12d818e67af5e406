import { formatBytes as toText, formatSignedBytes, TERMINAL_MARKS } from '../../engine';

/** `435.1 MiB`; `-` for unknown. */
export function formatBytes(bytes: number | null): string {
  return toText(bytes, TERMINAL_MARKS);
}

/** `+12.3 MiB`, for growth. */
export function formatGrowth(bytes: number | null): string {
  return formatSignedBytes(bytes, TERMINAL_MARKS);
}
