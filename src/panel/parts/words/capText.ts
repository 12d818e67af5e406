import { cutText } from '../../../contract/codec/cutText';
import { CONTRACT_LIMITS } from '../../../contract/contractLimits';

/** Label values come from outside and may be of any length; on screen nobody reads more than this. */
export function capText(text: string): string {
  return cutText(text, CONTRACT_LIMITS.textCharacters.value);
}
