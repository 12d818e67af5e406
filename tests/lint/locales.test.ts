import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every text that the plugins can say has its sentence in each language, no sentence is left over, and what is filled in
 * is filled in there, too: docs/adr/0022-texts-by-their-english.md. The texts are read out of the code by
 * scripts/locales, in a process of its own, because Jest does not load its modules.
 */
const ROOT = join(__dirname, '../..');
const LOCALES = join(ROOT, 'locales');

interface Text {
  text: string;
  /** Places that only bend an English word: another language may leave them out. */
  bent: number[];
  files: string[];
}
interface Read {
  texts: Record<string, Text[]>;
  modules: Array<{ file: string; catalogues: string[] }>;
  untold: string[];
}

const { texts, modules, untold } = JSON.parse(
  execFileSync(process.execPath, [join(ROOT, 'scripts/locales/printTexts.mjs')], { maxBuffer: 64e6 }).toString()
) as Read;
const read = (language: string, catalogue: string): Record<string, string> =>
  JSON.parse(readFileSync(join(LOCALES, language, `${catalogue}.json`), 'utf8'));
const toPlaces = (text: string) => new Set([...text.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place)));
const LANGUAGES = readdirSync(LOCALES);
const CATALOGUES = LANGUAGES.flatMap((language) => Object.keys(texts).map((catalogue) => ({ language, catalogue })));

test('the texts of all folders are found', () => {
  expect(LANGUAGES).toEqual(['ko-KR']);
  expect(Object.keys(texts).sort()).toEqual([
    'app',
    'collect',
    'contract',
    'datasource',
    'engine',
    'links',
    'panel',
    'ui',
  ]);
  expect(Object.values(texts).flat().length).toBeGreaterThan(2_000);
});

describe.each(CATALOGUES)('locales/$language/$catalogue.json', ({ language, catalogue }) => {
  const known = read(language, catalogue);

  test('has a sentence for each text of the code, and no other', () => {
    expect(Object.keys(known).sort()).toEqual(texts[catalogue].map(({ text }) => text).sort());
  });

  test('fills in what the English text fills in', () => {
    const wrong = texts[catalogue].filter(({ text, bent }) => {
      const places = toPlaces(text);
      const used = toPlaces(known[text] ?? text);
      return (
        [...used].some((place) => !places.has(place)) ||
        [...places].some((one) => !used.has(one) && !bent.includes(one))
      );
    });
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  test('has no empty sentence, and spaces at the ends where the English text joins others', () => {
    const wrong = Object.entries(known).filter(([, sentence]) => sentence === '' || /  |\t|\n/.test(sentence));
    expect(wrong).toEqual([]);
  });
});

test.each(modules)('$file says each text in one way', ({ catalogues }) => {
  const said = new Map<string, string>();
  const twice = LANGUAGES.flatMap((language) =>
    catalogues.flatMap((name) => Object.entries(read(language, name)))
  ).filter(([text, sentence]) => {
    const before = said.get(text);
    said.set(text, sentence);
    return before !== undefined && before !== sentence;
  });
  expect(twice).toEqual([]);
});

test('no words in files of texts and in components are told without `say` or `texts`', () => {
  expect(untold).toEqual([]);
});
