/** Prints what tests/lint/locales.test.ts compares with the catalogues, as JSON. */
import { fileURLToPath } from 'node:url';
import { MODULES } from './folders.mjs';
import { findUntold } from './findUntold.mjs';
import { readTexts } from './readTexts.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const texts = Object.fromEntries(
  [...readTexts(ROOT)].map(([catalogue, known]) => [catalogue, [...known].map(([text, rest]) => ({ text, ...rest }))])
);
process.stdout.write(JSON.stringify({ texts, modules: MODULES, untold: findUntold(ROOT) }));
