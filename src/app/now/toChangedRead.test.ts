import type { DataFrame } from '@grafana/data';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { leaksFrame } from '../../contract/leaksFrame';
import { workloadsFrame } from '../../contract/workloadsFrame';
import { nowStrings } from './nowStrings';
import { toChangedRead } from './toChangedRead';

const { changed: texts } = nowStrings;
const SHOWN = { uid: 'leak', atSeconds: 1_795_176_017, moments: { from: 'now-1d', to: 'now' } };

/** Rows are partial: what is not given is not known. */
function frameOf(table: { columns: object }, rows: object[]): DataFrame {
  const unknown = Object.fromEntries(Object.keys(table.columns).map((name) => [name, null]));
  return encodeFrame(
    table as never,
    rows.map((row) => ({ ...unknown, ...row })) as never,
    { refId: 'A', meta: {} } as never
  );
}

const listOf = (...rows: Array<[workload: string, urgency: string]>) => [
  frameOf(
    workloadsFrame,
    rows.map(([workload, urgency]) => ({
      namespace: 'shop',
      workload,
      pod: `${workload}-1`,
      container: 'app',
      urgency,
    }))
  ),
];
const told = (today: DataFrame[], yesterday: DataFrame[]) => {
  const { lines, summary } = toChangedRead(today, yesterday, SHOWN);
  return { summary, lines: lines.map(({ title, state, text }) => [title, state, text]) };
};

describe('toChangedRead(today, yesterday, shown)', () => {
  test('what leaks now and did not, what did and does not, and what is gone; what stays is no change', () => {
    const yesterday = listOf(['new', 'calm'], ['mended', 'leak'], ['gone', 'limit-today'], ['same', 'leak']);
    const today = listOf(['new', 'leak'], ['mended', 'calm'], ['same', 'limit-today']);
    expect(told(today, yesterday)).toEqual({
      summary: texts.counted(1, 2),
      lines: [
        ['shop / new / app', texts.begun, texts.was('Nothing')],
        ['shop / mended / app', texts.over, texts.was('Leaks')],
        ['shop / gone / app', texts.gone, texts.was('Ends today')],
      ],
    });
  });

  test('what one of the two lists does not know is not called new, nor over', () => {
    const yesterday = listOf(['young', 'not-known'], ['quiet', 'leak'], ['other', 'calm']);
    const today = listOf(['young', 'leak'], ['absent', 'leak'], ['quiet', 'not-known']);
    expect(told(today, yesterday).lines).toEqual([
      ['shop / young / app', texts.notSeen, texts.was('Not known')],
      ['shop / absent / app', texts.notSeen, texts.was(null)],
      ['shop / quiet / app', texts.notSaid, texts.was('Leaks')],
    ]);
  });

  test('a new version just before the onset is told', () => {
    const evidence = [{ rule: 'deploy-before', side: 'note', text: 'The growth began 2 h after a new version. v2' }];
    const lead = frameOf(leaksFrame, [
      { namespace: 'shop', pod: 'cart-1', container: 'app', verdict: 'leak', evidence, nextSteps: [], ageCurve: [] },
    ]);
    const { lines } = told([lead, ...listOf(['cart', 'leak'])], listOf(['cart', 'calm']));
    expect(lines[0][2]).toContain('The growth began 2 h after a new version. v2');
  });

  test('without a list of yesterday nothing is known, which is not "no change"', () => {
    expect(told(listOf(['cart', 'leak']), [])).toEqual({ summary: texts.notKnown, lines: [] });
    expect(told(listOf(['cart', 'leak']), listOf())).toEqual({ summary: texts.notKnown, lines: [] });
    expect(told(listOf(['cart', 'leak']), listOf(['cart', 'leak']))).toEqual({ summary: texts.none, lines: [] });
  });
});
