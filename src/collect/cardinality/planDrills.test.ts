import { judgeTarget } from '../../engine';
import type { TargetReport } from './collectTargets';
import { planDrill, refuseDrills } from './planDrills';

const TIMES = Array.from({ length: 20 }, (_, index) => 1_000_000 + index * 600);

function toReport(instance: string, series: number): TargetReport {
  const samples = TIMES.map((_, index) => Math.round(100 + ((series - 100) * index) / (TIMES.length - 1)));
  const nothing = TIMES.map(() => null);
  const history = {
    timesSeconds: TIMES,
    samples,
    keptSamples: samples,
    addedSeries: nothing,
    upShare: nothing,
    sampleLimit: nothing,
    startTimesSeconds: nothing,
  };
  const target = { cluster: null, job: 'j', instance };
  return { target, labels: {}, history, score: null, finding: judgeTarget(history) };
}

test('planDrill(report): what a look costs, however many are beside it', () => {
  expect(planDrill(toReport('a', 9000))).toEqual({ series: 9000, requests: 13, refusal: null });
  expect(planDrill(toReport('a', 300_000)).refusal).toContain('at most 250,000 are counted');
});

test('refuseDrills(reports): together they stay below the cap; smaller ones behind a refused one still fit', () => {
  const reports = [200_000, 100_000, 40_000, 300_000].map((series, index) => toReport(String(index), series));
  expect([...refuseDrills(reports).values()]).toEqual([
    null,
    'With the targets before it, it makes 300,000 series, and at most 250,000 are counted at once: choose it alone.',
    null,
    'The target has 300,000 series, and at most 250,000 are counted: look at its page itself.',
  ]);
});
