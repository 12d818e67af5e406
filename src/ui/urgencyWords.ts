import { texts, type Urgency } from '../engine';

/** How soon somebody has to look, in a word or two. */
export const URGENCY_WORDS = texts({
  'killed-again': 'Killed again',
  'limit-today': 'Ends today',
  'limit-this-week': 'Ends this week',
  leak: 'Leaks',
  'not-proven': 'An eye',
  reclaimable: 'Nothing',
  'not-known': 'Not known',
  calm: 'Nothing',
} satisfies Record<Urgency, string>);
