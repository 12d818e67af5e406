import { formatBytes } from './formatBytes';

/** `640 MiB`: for limits and axes, which are round numbers most of the time. */
export function formatRoundBytes(bytes: number | null): string {
  return formatBytes(bytes).replace('.0 ', ' ');
}
