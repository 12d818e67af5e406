import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUPLING_LIMITS, VERDICTS } from '../../src/engine';
import { VERDICT_LIMITS } from '../../src/engine/diagnosis/verdictLimits';
import { VERDICT_RULES } from '../../src/engine/diagnosis/verdictRules';

/** Every verdict has its page, and the pages say what the rules really are. */

const FOLDER = join(__dirname, '../../docs/detectors');

const NAMES = Object.keys(VERDICTS);
const SECTIONS = ['Rules', 'Known false positives', 'Known misses', 'Next step'];

const LIMITS: Readonly<Record<string, object>> = { VERDICT_LIMITS, COUPLING_LIMITS };

const read = (verdict: string) => readFileSync(join(FOLDER, `${verdict}.md`), 'utf8');

describe('docs/detectors', () => {
  test('there is a page for each verdict, and no other', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(NAMES.map((verdict) => `${verdict}.md`).sort());
  });

  test.each(NAMES)('%s: its title, what it means, and all sections in order, each with a text', (verdict) => {
    const text = read(verdict);
    const [heading, , meaning] = text.split('\n');
    expect(heading.toLowerCase().replaceAll(' ', '-')).toBe(`#-${verdict}`);
    expect(meaning).toMatch(/^\w.{20,}/);
    const places = SECTIONS.map((section) => text.indexOf(`\n**${section}.** `));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    SECTIONS.forEach((section, i) => {
      const body = text.slice(places[i], places[i + 1]).replace(`**${section}.**`, '');
      expect(body.trim().length).toBeGreaterThan(20);
    });
  });

  test.each(NAMES)('%s: names each rule that decides for it, and no limit that is not there', (verdict) => {
    const text = read(verdict);
    for (const { id } of VERDICT_RULES.filter((rule) => rule.verdict === verdict)) {
      expect(text).toContain(`\`${id}\``);
    }
    for (const [, table, name] of text.matchAll(/`([A-Z]+_LIMITS)\.(\w+)`/g)) {
      expect(Object.keys(LIMITS[table] ?? {})).toContain(name);
    }
  });

  test.each(NAMES)('%s: its links lead somewhere', (verdict) => {
    for (const [, target] of read(verdict).matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
      expect(existsSync(join(FOLDER, target))).toBe(true);
    }
  });
});
