import { CONTRACT_LIMITS } from '../contractLimits';
import { cutText } from './cutText';
import { toText } from './fieldValues';

/** Sentences in the meta of a frame; what is none is left out. */
export const SENTENCES = {
  read: (raw: unknown): string[] =>
    (Array.isArray(raw) ? raw : [])
      .map(toText)
      .filter((one) => one !== null)
      .slice(0, CONTRACT_LIMITS.sentences.value)
      .map((one) => cutText(one, CONTRACT_LIMITS.sentenceCharacters.value)),
};
