import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import { spellConstants } from '../../scripts/bundle/spellConstants.mjs';
import { listLimitTexts, stripLimitTexts } from '../../scripts/bundle/stripLimitTexts.mjs';

/** What the build leaves of the tables of limits. The tests of the bundle itself need npm run build. */
const ROOT = join(__dirname, '../..');
const SOURCE = join(ROOT, 'src');
const MODULES = ['module.js', 'datasource/module.js', 'panel/module.js'].map((file) => join(ROOT, 'dist', file));
/** A shorter text may stand in a module for another reason. */
const TELLING_CHARACTERS = 25;

const FILES = readdirSync(SOURCE, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('threshold.ts'))
  .filter((file) => listLimitTexts(readFileSync(join(SOURCE, file), 'utf8')).length > 0)
  .sort();

/** The exports of a module, from another source than its own. */
function evaluate(file: string, source: string): Record<string, unknown> {
  const { code } = transformSync(source, {
    filename: file,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const exports: Record<string, unknown> = {};
  const load = (name: string) =>
    name.startsWith('.') ? require(join(dirname(file), name)) : Module.createRequire(file)(name);
  new Function('exports', 'require', code)(exports, load);
  return exports;
}

/** What code can decide by. */
function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutTexts);
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? String(value.length) : value;
  }
  const isLimit = ['value', 'unit', 'reason', 'source'].every((name) => name in value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isLimit || !['unit', 'reason', 'source'].includes(name))
      .map(([name, one]) => [name, withoutTexts(one)])
  );
}

describe('the tables of limits', () => {
  test('are found', () => {
    expect(FILES).toEqual(expect.arrayContaining(['engine/diagnosis/verdictLimits.ts', 'contract/contractLimits.ts']));
    expect(FILES.length).toBeGreaterThan(15);
  });

  test.each(FILES)('%s decides the same without its texts', (file) => {
    const path = join(SOURCE, file);
    const source = readFileSync(path, 'utf8');
    const stripped = spellConstants(stripLimitTexts(source), path);
    expect(stripped.split('\n')).toHaveLength(source.split('\n').length);
    expect(withoutTexts(evaluate(path, stripped))).toEqual(withoutTexts(evaluate(path, source)));
    expect(listLimitTexts(stripped)).toEqual([]);
  });

  test('no text of theirs is in a module', () => {
    const modules = MODULES.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('\n');
    expect(modules.length).toBeGreaterThan(100_000);
    const texts = FILES.flatMap((file) => listLimitTexts(readFileSync(join(SOURCE, file), 'utf8')));
    const telling = [...new Set(texts)].filter((text) => text.length >= TELLING_CHARACTERS);
    expect(telling.length).toBeGreaterThan(200);
    expect(telling.filter((text) => modules.includes(text))).toEqual([]);
  });
});

describe('stripLimitTexts(source)', () => {
  const HEAD = "import type { Threshold } from './threshold';\n";

  test.each([
    ['a limit', "const a = { value: 1, unit: 'x', reason: 'y', source: 'z' };", 'const a = { value: 1,    };'],
    ['shorthand', 'const a = { value, unit, reason, source };', 'const a = { value,    };'],
    ['what lacks one of the texts', "const a = { value: 1, unit: 'x' };", null],
    ['another object', "const a = { unit: 'x', reason: 'y', source: 'z' };", null],
    ['a function of another type', "const f = (unit: string): string => unit; f('x');", null],
  ])('%s', (_, text, expected) => {
    expect(stripLimitTexts(HEAD + text)).toBe(HEAD + (expected ?? text));
  });

  test('arguments of what makes limits', () => {
    const maker = `${HEAD}const limit = (value: number, unit: string, reason: string, source = 'own'): Threshold => ({ value, unit, reason, source });`;
    expect(stripLimitTexts(`${maker}\nexport const a = limit(1, 'x', 'a\\'b', 'z');`)).toContain('limit(1, 0, 0, 0)');
  });

  test('what listLimitTexts finds is what goes', () => {
    const text = `${HEAD}const limit = (value: number, reason: string): Threshold => ({ value, unit: 'u', reason, source: 's' });
      const a = { value: 1, unit: 'x', reason: 'y', source: 'z' };
      const b = limit(2, 'w');`;
    expect(listLimitTexts(text)).toEqual(['u', 's', 'x', 'y', 'z', 'w']);
    expect(listLimitTexts(stripLimitTexts(text))).toEqual([]);
  });

  test('a file without limits is left as it is', () => {
    const text = "const a = { value: 1, unit: 'x', reason: 'y', source: 'z' };";
    expect(stripLimitTexts(text)).toBe(text);
  });
});

describe('spellConstants(source)', () => {
  test.each([
    ['const { a, b: c } = LIMITS;', 'const a = LIMITS.a, c = LIMITS.b;'],
    ['const { a, ...rest } = LIMITS;', null],
    ['const { a = 1 } = LIMITS;', null],
    ['const { [a]: b } = LIMITS;', null],
    ['const { a: { value } } = LIMITS;', null],
    ['const { a } = limits;', null],
    ['const { a } = LIMITS.b;', null],
    ['const {\n  a,\n  b,\n} = LIMITS;\n', 'const a = LIMITS.a, b = LIMITS.b\n\n\n;\n'],
  ])('%j', (source, expected) => {
    expect(spellConstants(source)).toBe(expected ?? source);
  });
});
