import { renderTable, type Column } from './renderTable';

const COLUMNS: Column[] = [
  { title: 'N', align: 'right' },
  { title: 'NAME', align: 'left', flexible: true },
  { title: 'LESS', align: 'left', dropOrder: 1 },
  { title: 'LEAST', align: 'right', dropOrder: 2 },
];
const LONG = `shop/${'x'.repeat(60)}/app`;
const ROWS = [
  ['7', 'a', 'b', 'c'],
  ['100', LONG, 'bb', 'cc'],
];
const lines = (width: number | null, rows = ROWS) =>
  renderTable(COLUMNS, rows, { width, colours: false }).trimEnd().split('\n');

describe('renderTable', () => {
  test('columns are aligned, without blanks at the end of a line', () => {
    expect(lines(null, [ROWS[0], ['100', 'longer', 'bb', '']])).toEqual([
      '  N  NAME    LESS  LEAST',
      '  7  a       b         c',
      '100  longer  bb',
    ]);
  });

  test.each([120, 88, 70, 50, 31])('at %i characters no line is longer, and names keep both ends', (width) => {
    for (const line of lines(width)) {
      expect(line.length).toBeLessThanOrEqual(width);
    }
    expect(lines(width)[2]).toMatch(/^100 {2}shop\/x+.*x+\/app/);
  });

  test('the columns that matter least go first', () => {
    expect(lines(62)[0].trimEnd()).toMatch(/LESS$/);
    expect(lines(40)[0].trimEnd()).toMatch(/NAME$/);
  });

  test('what could act on a terminal is shown as an escape', () => {
    expect(lines(null, [['1', '\u001b[2J\r\n\u202e', '', '']])[1]).toBe(
      '  1  \\u001b[2J\\u000d\\u000a\\u202e'.slice(2)
    );
  });

  test('colours only where they are welcome', () => {
    const rows = [[{ text: '9', colour: 'red' as const }, 'a', 'b', 'c']];
    expect(renderTable(COLUMNS, rows, { width: null, colours: true })).toContain('\u001b[31m9\u001b[0m');
    expect(renderTable(COLUMNS, rows, { width: null, colours: false })).not.toContain('\u001b');
  });

  test('no rows', () => {
    expect(lines(null, [])).toEqual(['N  NAME  LESS  LEAST']);
  });
});
