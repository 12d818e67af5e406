import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page that all benchmarks share. Each writes its own section and leaves the others as they are. */
const PAGE = join(__dirname, '../../docs/benchmarks.md');

const beginOf = (name: string) => `<!-- begin ${name}: written by a script, do not edit -->`;
const endOf = (name: string) => `<!-- end ${name} -->`;

/**
 * Puts the text between the two comments of its section; a section that is not on the page yet goes to its end.
 *
 * @throws when only one of the two comments is on the page, or they are in the wrong order.
 */
export function replaceSection(page: string, name: string, text: string): string {
  const section = `${beginOf(name)}\n\n${text.trim()}\n\n${endOf(name)}`;
  const begin = page.indexOf(beginOf(name));
  const end = page.indexOf(endOf(name));
  if (begin < 0 && end < 0) {
    return page.trim() === '' ? `${section}\n` : `${page.trimEnd()}\n\n${section}\n`;
  }
  if (begin < 0 || end < begin) {
    throw new Error(`docs/benchmarks.md requires both comments of the section "${name}", the beginning first.`);
  }
  return page.slice(0, begin) + section + page.slice(end + endOf(name).length);
}

/** Writes one section of docs/benchmarks.md. */
export function writeSection(name: string, text: string): void {
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  writeFileSync(PAGE, replaceSection(page, name, text));
}
