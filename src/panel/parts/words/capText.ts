import { cutText } from '../../../contract/codec/cutText';
import { CONTRACT_LIMITS } from '../../../contract/contractLimits';
import { escapeControls } from '../../../engine';

/** Text of others as it may stand on the screen: cut, and what would turn its direction or hide in it is shown. */
export function capText(text: string): string {
  return escapeControls(cutText(text, CONTRACT_LIMITS.textCharacters.value));
}
