import { strings } from '../../strings';

/** `85 %`; a share that is there but rounds to nothing is `<1 %`. */
export function formatShare(part: number | null, whole: number | null): string {
  if (part === null || whole === null || whole <= 0) {
    return strings.unknown;
  }
  const percent = (100 * part) / whole;
  if (percent > 0 && percent < 1) {
    return '<1 %';
  }
  return `${Math.round(percent)} %`;
}
