import { strings } from '../../strings';

const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `8,431`. */
export function formatCount(count: number | null): string {
  return count === null ? strings.unknown : format.format(count);
}
