import { strings } from '../../strings';
import { formatSignedBytes } from './formatSignedBytes';

/** `+12.3 MiB/h`. */
export function formatGrowth(bytesPerHour: number | null): string {
  return bytesPerHour === null ? strings.unknown : `${formatSignedBytes(bytesPerHour)}/h`;
}
