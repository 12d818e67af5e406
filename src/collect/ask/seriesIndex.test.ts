import fc from 'fast-check';
import type { MatrixSeries } from './prometheusClient';
import { toTest, type Selection } from './selection';
import { SeriesIndex } from './seriesIndex';

const series = (labels: Record<string, string>): MatrixSeries => ({ labels, timesSeconds: [], values: [] });
const ALL = ['a', 'b', 'a', 'c'].map((pod, i) => series({ __name__: 'x', pod, container: `c${i % 2}` }));
const of = (pod: string): Selection => ({ names: ['x'], scopes: [[{ label: 'pod', op: '=', value: pod }]] });

describe('SeriesIndex.findCandidates(selections)', () => {
  it('gives those of one value in their order', () => {
    expect(new SeriesIndex(ALL).findCandidates([of('a')])).toEqual([ALL[0], ALL[2]]);
  });

  it('gives those of any of several selections, in the order of the answer', () => {
    expect(new SeriesIndex(ALL).findCandidates([of('c'), of('a')])).toEqual([ALL[0], ALL[2], ALL[3]]);
  });

  it('gives all where a scope does not say which value a label has', () => {
    const pattern: Selection = { names: ['x'], scopes: [[{ label: 'pod', op: '=~', value: 'a|b' }]] };
    expect(new SeriesIndex(ALL).findCandidates([of('a'), pattern])).toEqual(ALL);
    expect(new SeriesIndex(ALL).findCandidates([{ names: ['x'], scopes: [[]] }])).toEqual(ALL);
  });

  it('loses none that a selection wants: of any labels, with an empty value as a missing label', () => {
    const value = fc.constantFrom('', 'a', 'b', 'a.b');
    const labels = fc.record({ pod: value, container: value }, { requiredKeys: [] });
    const op = fc.constantFrom('=' as const, '!=' as const, '=~' as const, '!~' as const);
    const condition = fc.record({
      label: fc.constantFrom('pod', 'container'),
      op,
      value: fc.constantFrom('', 'a', 'a|b'),
    });
    const selection = fc.record({
      names: fc.constant(['x']),
      scopes: fc.array(fc.array(condition, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(labels), fc.array(selection, { minLength: 1, maxLength: 3 }), (all, selections) => {
        const answer = all.map((one) => series({ ...one, __name__: 'x' }));
        const tests = selections.map((one) => toTest(one, true));
        const isWanted = (one: MatrixSeries) => tests.some((isOf) => isOf(one.labels));
        expect(new SeriesIndex(answer).findCandidates(selections).filter(isWanted)).toEqual(answer.filter(isWanted));
      })
    );
  });
});
