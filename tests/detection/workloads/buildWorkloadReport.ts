import { asNumber, asShare, toTable } from '../report/format';
import { WORKLOAD_FAMILIES } from './families';
import type { WorkloadOutcome } from './judgeWorkload';
import { falseAlarmsInMix, measureWorkloads } from './measureWorkloads';
import type { WorkloadFamily, WorkloadLabel } from './workload';

/** What is measured: `judgeLives`, or the recorded scores across lives. */
const HEADS = {
  lives: {
    title: 'Leaks across lives',
    looks: [
      'half hour from the second day on with what was known then, three days back. An alarm stands at two looks in a row.',
    ],
  },
  scores: {
    title: 'Scores across lives',
    looks: [
      'hour from the second day on as the alerts `fast-leak` and `masked-leak` do, from what the rules would have recorded; the leak',
      'score and that of OOM loops are not looked at. Where nobody counts restarts (a fifth of the workloads) there is no `fast-leak`.',
    ],
  },
};

/** The section of docs/benchmarks.md, or what a partial run prints. */
export function buildWorkloadReport(
  outcomes: readonly WorkloadOutcome[],
  each: number,
  of: keyof typeof HEADS = 'lives'
): string {
  const held = WORKLOAD_FAMILIES.filter(({ set }) => set === 'report');
  const { title, looks } = HEADS[of];
  const lines = [
    `## ${title}`,
    '',
    `${WORKLOAD_FAMILIES.length} families of workloads, ${each} workloads each, a week of one to eleven pods, looked at every`,
    ...looks,
    'Held back: families that nobody looked at while tuning, with another seed and wider swings and noise. Before the first kill',
    'counts only where lives of another kind had been there. False alarms are for 1,000 days of containers.',
    '',
    ...summary('fast', outcomes, held),
    '',
    ...toTable(
      [
        'leak',
        'found',
        'before the second kill',
        'before the first',
        'within 3 days',
        'delay h',
        'in its interval',
        'forecasts',
      ],
      rowsOf('fast', outcomes).concat(rowsOf('masked', outcomes))
    ),
    '',
    ...toTable(['no leak', 'workloads alarmed', 'false alarms'], benignRows(outcomes)),
    '',
  ];
  return lines.join('\n');
}

function summary(
  label: WorkloadLabel,
  outcomes: readonly WorkloadOutcome[],
  held: readonly WorkloadFamily[]
): string[] {
  const ofHeld = outcomes.filter(({ family }) => held.some(({ name }) => name === family));
  const of = (list: readonly WorkloadOutcome[], kind: WorkloadLabel) =>
    measureWorkloads(list.filter((one) => one.label === kind));
  const row = (name: string, list: readonly WorkloadOutcome[], families: readonly WorkloadFamily[]) => {
    const fast = of(list, label);
    const masked = of(list, 'masked');
    const all = measureWorkloads(list);
    return [
      name,
      asShare(fast.beforeSecond),
      asShare(fast.beforeFirst),
      asShare(masked.withinThreeDays),
      asNumber(falseAlarmsInMix(list, families)),
      asNumber(of(list, 'benign').falseAlarmsPerThousandDays),
      `${asShare(all.forecastCovered)} of ${all.forecasts}`,
    ];
  };
  return toTable(
    [
      'families',
      'limit within 12 h: before the second kill',
      'before the first',
      'masked: within 3 days',
      'false alarms, production mix',
      'all benign families alike',
      'times to the next kill in their 80 % interval',
    ],
    [
      ['target, held back', '.800', '.500', '.850', '2.0', '', '.750 to .850'],
      row('held back', ofHeld, held),
      row('all', outcomes, WORKLOAD_FAMILIES),
    ]
  );
}

const nameOf = ({ name, set }: WorkloadFamily) => (set === 'report' ? `${name} (held back)` : name);

function rowsOf(label: WorkloadLabel, outcomes: readonly WorkloadOutcome[]): string[][] {
  return familiesOf(label, outcomes).map((family) => {
    const own = measureWorkloads(outcomes.filter((one) => one.family === family.name));
    return [
      nameOf(family),
      asShare(own.found),
      label === 'fast' ? asShare(own.beforeSecond) : '',
      asShare(own.beforeFirst),
      asShare(own.withinThreeDays),
      asNumber(own.medianDelayHours),
      asShare(own.forecastCovered),
      String(own.forecasts),
    ];
  });
}

function benignRows(outcomes: readonly WorkloadOutcome[]): string[][] {
  return familiesOf('benign', outcomes).map((family) => {
    const own = outcomes.filter((one) => one.family === family.name);
    const alarmed = own.filter(({ falseAlarms }) => falseAlarms > 0).length;
    return [nameOf(family), `${alarmed} of ${own.length}`, asNumber(measureWorkloads(own).falseAlarmsPerThousandDays)];
  });
}

const familiesOf = (label: WorkloadLabel, outcomes: readonly WorkloadOutcome[]) =>
  WORKLOAD_FAMILIES.filter(
    (family) => family.label === label && outcomes.some(({ family: name }) => name === family.name)
  );
