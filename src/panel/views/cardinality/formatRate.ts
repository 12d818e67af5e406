import { formatCount } from '../../../engine';
import { strings } from '../../strings';
import { cardinalityStrings } from './cardinalityStrings';

/** `+210/h`, with a real minus sign; below half a series an hour it is `0/h`. */
export function formatRate(perHour: number | null): string {
  if (perHour === null) {
    return strings.unknown;
  }
  const count = formatCount(Math.abs(perHour));
  const sign = count === '0' ? '' : perHour > 0 ? '+' : '−';
  return cardinalityStrings.perHour(`${sign}${count}`);
}
