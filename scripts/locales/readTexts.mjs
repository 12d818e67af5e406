import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { extractTexts } from './extractTexts.mjs';
import { toCatalogue } from './folders.mjs';

/**
 * All texts of the code by the catalogue that has to translate them.
 *
 * @param {string} root folder of the project
 * @returns {Map<string, Map<string, { files: string[]; bent: number[] }>>}
 */
export function readTexts(root) {
  const source = join(root, 'src');
  const all = new Map();
  for (const path of readdirSync(source, { recursive: true }).map((one) => join(source, String(one)))) {
    const file = relative(source, path).split(sep).join('/');
    const catalogue = toCatalogue(file);
    if (catalogue === null || !/\.tsx?$/.test(file) || /\.test\.tsx?$|\/testing\//.test(file)) {
      continue;
    }
    const texts = all.get(catalogue) ?? new Map();
    all.set(catalogue, texts);
    for (const { text, bent } of extractTexts(readFileSync(path, 'utf8'), file)) {
      const known = texts.get(text);
      texts.set(text, {
        files: [...new Set([...(known?.files ?? []), file])],
        bent: known ? known.bent.filter((place) => bent.includes(place)) : bent,
      });
    }
  }
  return all;
}
