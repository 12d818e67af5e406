import { setCatalogue } from './catalogue';
import { say } from './say';
import { texts } from './texts';
import { textsIn } from './textsIn';

const KOREAN = new Map([
  ['Leak', '누수'],
  ['{0} of {1} grow', '{1}개 중 {0}개 증가'],
  ['{0} {1} ended', '{0}개 종료'],
]);
const table = texts({
  leak: 'Leak',
  deep: { other: 'Not known there' },
  of: (a: string, b: number) => say`${a} of ${b} grow`,
});

afterEach(() => setCatalogue(null));

describe('say`…`', () => {
  test('is English without a catalogue', () => {
    expect(say`${1} of ${2} grow`).toBe('1 of 2 grow');
    expect(say`Plain`).toBe('Plain');
  });

  test('takes the order of the catalogue, and leaves out what only English bends', () => {
    setCatalogue(KOREAN);
    expect(say`${1} of ${2} grow`).toBe('2개 중 1개 증가');
    expect(say`${2} ${'lives'} ended`).toBe('2개 종료');
  });

  test('is English where the catalogue has no sentence', () => {
    setCatalogue(KOREAN);
    expect(say`${'pod'} is new`).toBe('pod is new');
  });

  test.each(['{1}', '$&', '{0}{0}', '__proto__'])('a value %s stays as it is', (value) => {
    setCatalogue(KOREAN);
    expect(say`${value} of ${2} grow`).toBe(`2개 중 ${value}개 증가`);
  });

  test('no text is found in what every object has', () => {
    setCatalogue(KOREAN);
    expect(say`constructor`).toBe('constructor');
  });
});

describe('texts(table)', () => {
  test('reads in the language that was set after the table was made', () => {
    expect([table.leak, table.deep.other]).toEqual(['Leak', 'Not known there']);
    setCatalogue(KOREAN);
    expect([table.leak, table.deep.other, table.of('x', 3)]).toEqual(['누수', 'Not known there', '3개 중 x개 증가']);
  });

  test('leaves ids alone where fields are named', () => {
    const rows = textsIn('title')([{ id: 'Leak', title: 'Leak' }]);
    setCatalogue(KOREAN);
    expect(rows.map(({ id, title }) => [id, title])).toEqual([['Leak', '누수']]);
  });
});
