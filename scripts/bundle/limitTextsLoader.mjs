import { stripLimitTexts } from './stripLimitTexts.mjs';

/** A webpack loader; it has to stand before the compiler, on TypeScript. */
export default function limitTextsLoader(source) {
  return stripLimitTexts(source);
}
