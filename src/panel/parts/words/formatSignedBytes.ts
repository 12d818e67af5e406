import { strings } from '../../strings';
import { formatBytes } from './formatBytes';

/** `+12.3 MiB`, with a real minus sign; below half a byte it is `0 B`. */
export function formatSignedBytes(bytes: number | null): string {
  if (bytes === null) {
    return strings.unknown;
  }
  if (Math.abs(bytes) < 0.5) {
    return formatBytes(0);
  }
  return `${bytes > 0 ? '+' : '−'}${formatBytes(Math.abs(bytes))}`;
}
