import { spellConstants } from './spellConstants.mjs';
import { stripLimitTexts } from './stripLimitTexts.mjs';

/** A webpack loader that leaves of the tables of limits what the code decides by. It has to stand before the compiler. */
export default function limitsLoader(source) {
  return spellConstants(stripLimitTexts(source), this.resourcePath);
}
