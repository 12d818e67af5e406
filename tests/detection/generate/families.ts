import type { Family } from './recipe';
import { CAUSED_LEAK_FAMILIES } from './families/causedLeaks';
import { GROWING_FAMILIES } from './families/growing';
import { LEAK_FAMILIES } from './families/leaks';
import { STEADY_FAMILIES } from './families/steady';

/** Every kind of container that is generated. About half of each kind is held back for reporting. */
export const FAMILIES: readonly Family[] = [
  ...LEAK_FAMILIES,
  ...CAUSED_LEAK_FAMILIES,
  ...STEADY_FAMILIES,
  ...GROWING_FAMILIES,
];
