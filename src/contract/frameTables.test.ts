import { createDataFrame, FieldType } from '@grafana/data';
import fc from 'fast-check';
import { findPart, PARTS, SCORED_PARTS } from '../engine';
import { toBacktestFrame, toEpisodesFrame } from './backtestFrames';
import {
  cardinalityLabelsFrame,
  cardinalityMetricsFrame,
  cardinalityServerFrame,
  cardinalityTopFrame,
} from './cardinalityDetailFrames';
import { cardinalityFrame } from './cardinalityFrame';
import type { Columns, RowOf } from './codec/column';
import { decodeRows } from './codec/decodeRows';
import { encodeFrame } from './codec/encodeFrame';
import { isFrameOf, type FrameTable } from './codec/frameTable';
import { decodeMeta } from './codec/metaColumns';
import { compareFrame, compareGroupsFrame } from './compareFrame';
import { leaksFrame } from './leaksFrame';
import { workloadsFrame } from './workloadsFrame';
import { marksFrame } from './marksFrame';
import { nodesFrame } from './nodesFrame';
import { processesFrame } from './processesFrame';
import { recordingAlertsFrame, recordingFrame } from './recordingFrames';
import { workloadAgesFrame } from './workloadAgesFrame';
import { workloadLivesFrame } from './workloadLivesFrame';
import { workloadReplicasFrame } from './workloadReplicasFrame';
import {
  amount,
  columnsOf,
  command,
  flag,
  hostileFrame,
  label,
  name,
  number,
  oneOf,
  orNull,
  place,
  score,
  seconds,
  share,
  size,
  target,
} from './testing/arbitraries';

const kubernetesName = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const driver = fc
  .tuple(kubernetesName, kubernetesName, kubernetesName, fc.integer({ min: 1, max: 999 }))
  .map(([namespace, pod, container, mebibytes]) => ({
    place: { namespace, pod, container },
    name: `${namespace}/${pod}/${container}`,
    growth: `+${mebibytes} MiB`,
  }));
const slopes = { slope: orNull(number), slopeLow: orNull(number), slopeHigh: orNull(number) };
const status = orNull(oneOf('true', 'false', 'unknown'));
const partName = fc.constantFrom(...PARTS.map((part) => part.name));
const backtestLabels = {
  ...{ cluster: label, namespace: label, workload: label, pod: label, container: label },
  ...{ part: label, node: label, job: label, instance: label },
};

interface Case<C extends Columns = Columns> {
  table: FrameTable<C>;
  row: fc.Arbitrary<RowOf<C>>;
}

const pair = <C extends Columns>(
  table: FrameTable<C>,
  row: { [K in keyof RowOf<C>]: fc.Arbitrary<RowOf<C>[K]> }
): Case => ({ table, row: fc.record(row as never) }) as unknown as Case;

const CASES: Case[] = [
  pair(leaksFrame, {
    ...place,
    node: label,
    workload: label,
    labels: label,
    urgency: orNull(oneOf('killed-again', 'limit-today', 'calm')),
    part: orNull(partName),
    verdict: orNull(oneOf('leak', 'warm-up', 'restart-loop', 'unknown')),
    unknownReason: orNull(oneOf('too-short', 'gaps', 'metrics-missing', 'not-proven')),
    runtimePart: label,
    runtimeShare: orNull(share),
    leakCause: orNull(oneOf('fast', 'masked')),
    process: label,
    scorePart: orNull(fc.constantFrom(...SCORED_PARTS.map((part) => part.name))),
    scoreState: orNull(oneOf('scored', 'flat', 'too-short', 'gaps', 'not-measured')),
    level: orNull(oneOf('L1', 'L2', 'L3')),
    score: orNull(score),
    scoreMaxOneDay: orNull(score),
    oomLoopScore: orNull(score),
    confidence: orNull(share),
    onset: orNull(seconds),
    onsetLow: orNull(seconds),
    onsetHigh: orNull(seconds),
    secondsToLimit: orNull(amount),
    secondsToLimitLow: orNull(amount),
    secondsToLimitHigh: orNull(amount),
    slopeBytesPerHour: orNull(number),
    partSlopeBytesPerHour: orNull(number),
    source: label,
    swapBytes: orNull(amount),
    usageBytes: orNull(amount),
    workingSetBytes: orNull(amount),
    limitBytes: orNull(size),
    limitRatio: orNull(amount),
    restarts: orNull(amount),
    killsOneDay: orNull(amount),
    startTime: orNull(seconds),
    trend: orNull(columnsOf('wholeBytes', 'floorBytes')),
    ageCurve: fc.array(fc.record({ ageSeconds: amount, medianBytes: amount })),
    evidence: fc.array(fc.record({ side: oneOf('for', 'against', 'note'), text: name, rule: name })),
    nextSteps: fc.array(fc.record({ text: name, command })),
  }),
  pair(workloadsFrame, {
    cluster: label,
    namespace: name,
    workload: name,
    kind: label,
    basis: orNull(oneOf('known', 'guessed')),
    container: name,
    pod: name,
    urgency: oneOf(
      'killed-again',
      'limit-today',
      'limit-this-week',
      'leak',
      'not-proven',
      'reclaimable',
      'not-known',
      'calm'
    ),
    totalReplicas: orNull(amount),
    lookedAtReplicas: orNull(amount),
    affectedReplicas: orNull(amount),
    secondsToEnd: orNull(amount),
    secondsToEndLow: orNull(amount),
    secondsToEndHigh: orNull(amount),
    growthBytesPerHour: orNull(number),
    bytesAtRisk: orNull(amount),
    killsOneDay: orNull(amount),
    highestScore: orNull(score),
    trend: orNull(columnsOf('wholeBytes', 'floorBytes')),
  }),
  pair(nodesFrame, {
    cluster: label,
    node: name,
    ready: status,
    memoryPressure: status,
    capacityBytes: orNull(size),
    allocatableBytes: orNull(size),
    evictionBytes: orNull(amount),
    usageBytes: orNull(amount),
    workingSetBytes: orNull(amount),
    podsBytes: orNull(amount),
    systemBytes: orNull(amount),
    unaccountedBytes: orNull(amount),
    slopeBytesPerHour: orNull(number),
    oomKills: orNull(amount),
    drivers: fc.array(driver, { maxLength: 20 }),
    source: orNull(oneOf('prometheus', 'kubelet')),
    trend: orNull(columnsOf('wholeBytes')),
  }),
  pair(processesFrame, {
    process: name,
    measure: orNull(oneOf('pss', 'rss')),
    count: orNull(amount),
    bytes: amount,
    share: orNull(share),
    growthBytes: orNull(number),
  }),
  pair(marksFrame, {
    atSeconds: seconds,
    title: label,
    text: label,
    kind: oneOf('restart', 'oom-kill', 'deploy', 'onset'),
  }),
  pair(compareFrame, {
    ...place,
    process: label,
    group: label,
    version: label,
    state: oneOf('grows', 'flat', 'falls', 'unknown'),
    reason: orNull(oneOf('too-short', 'other-age')),
    lives: orNull(amount),
    ageSeconds: orNull(amount),
    floorBytes: orNull(amount),
    ...slopes,
    onset: orNull(seconds),
    onsetLow: orNull(seconds),
    onsetHigh: orNull(seconds),
  }),
  pair(compareGroupsFrame, {
    group: label,
    other: label,
    members: orNull(amount),
    measured: orNull(amount),
    growing: orNull(amount),
    ...slopes,
    differs: flag,
  }),
  pair(cardinalityFrame, {
    ...target,
    namespace: label,
    pod: label,
    container: label,
    kind: oneOf('blow-up', 'churn', 'bounded', 'rejected', 'steady', 'unknown'),
    churnCause: orNull(oneOf('restarts', 'labels')),
    metric: label,
    label,
    together: label,
    names: label,
    library: orNull(oneOf('micrometer', 'prom-client', 'opentelemetry')),
    exporter: orNull(oneOf('istio', 'kube-state-metrics', 'process-exporter')),
    coupled: flag,
    lookedInto: fc.oneof(
      fc.constantFrom({ state: 'yes' as const, reason: null }, { state: 'no' as const, reason: null }),
      fc.record({ state: fc.constant('refused' as const), reason: name.filter((text) => !/^(yes|no)$/.test(text)) })
    ),
    score: orNull(score),
    series: orNull(amount),
    keptSeries: orNull(amount),
    seriesAtStart: orNull(amount),
    startTime: orNull(seconds),
    grownSeries: orNull(number),
    seriesPerHour: orNull(number),
    stoppedTime: orNull(seconds),
    addedPerHour: orNull(amount),
    restarts: orNull(amount),
    sampleLimit: orNull(amount),
    memoryGrowthBytes: orNull(number),
    explainedBytes: orNull(amount),
    estimatedBytes: orNull(amount),
    bytesPerSeries: orNull(amount),
    correlation: orNull(share.map((value) => 1 - 2 * value)),
    trend: orNull(columnsOf('series')),
    evidence: fc.array(fc.record({ about: oneOf('series', 'memory', 'note'), text: name })),
    fixes: fc.array(
      fc.record({
        title: name,
        language: fc.string(),
        code: orNull(fc.stringMatching(/^[a-z][ -~\n\t]{0,60}$/)),
        note: label,
        sparesProcess: flag,
        savedSeries: orNull(amount),
      })
    ),
  }),
  pair(cardinalityMetricsFrame, {
    ...target,
    metric: label,
    type: orNull(oneOf('histogram', 'summary', 'counter', 'gauge')),
    series: orNull(amount),
    seriesHourAgo: orNull(amount),
    seriesAtStart: orNull(amount),
    labelSets: orNull(amount),
  }),
  pair(cardinalityLabelsFrame, {
    ...target,
    metric: label,
    label: name,
    explodes: flag,
    shape: orNull(oneOf('uuid', 'url', 'path', 'path-with-ids', 'mixed')),
    examples: label,
    text: label,
    values: orNull(amount),
    valuesHourAgo: orNull(amount),
    valuesAtStart: orNull(amount),
    evenness: orNull(share),
    series: orNull(amount),
  }),
  pair(cardinalityServerFrame, {
    series: orNull(amount),
    seriesPerHour: orNull(number),
    memoryLowBytes: orNull(amount),
    memoryHighBytes: orNull(amount),
  }),
  pair(cardinalityTopFrame, { list: oneOf('metric', 'label', 'pair'), name, count: amount }),
  pair(workloadLivesFrame, {
    ...{ pod: name, version: label, node: label, labels: label, started: seconds, ended: orNull(seconds) },
    end: oneOf('oom', 'error', 'clean', 'replaced', 'running', 'unknown'),
    ...{ ageSeconds: orNull(amount), lastBytes: orNull(amount), peakBytes: orNull(amount), leaks: flag },
    ...{ killSeconds: orNull(amount), killSecondsLow: orNull(amount), killSecondsHigh: orNull(amount) },
    course: orNull(columnsOf('bytes')),
  }),
  pair(workloadAgesFrame, {
    ...{ of: oneOf('all', 'version'), version: label, ageSeconds: amount },
    ...{ lowBytes: orNull(amount), medianBytes: orNull(amount), highBytes: orNull(amount), lives: orNull(amount) },
  }),
  pair(workloadReplicasFrame, {
    ...{ timeSeconds: seconds, medianBytes: orNull(amount), highestBytes: orNull(amount), count: orNull(amount) },
  }),
  pair(toBacktestFrame('points'), {
    ...backtestLabels,
    firings: orNull(amount),
    firstFiredSeconds: orNull(seconds),
    lastEndedSeconds: orNull(seconds),
    firingSeconds: orNull(amount),
    worst: orNull(number),
    firesNow: flag,
    trend: orNull(columnsOf('values')),
  }),
  pair(toEpisodesFrame('seconds'), {
    ...backtestLabels,
    startedSeconds: seconds,
    endedSeconds: orNull(seconds),
    worst: orNull(number),
  }),
  pair(recordingFrame, {
    name: fc.string(),
    subject: label,
    state: oneOf('fresh', 'stale', 'missing', 'unknown'),
    newestSeconds: orNull(seconds),
    series: orNull(amount),
  }),
  pair(recordingAlertsFrame, { alert: fc.string(), state: label, count: orNull(amount) }),
];

describe.each(CASES.map((one) => [one.table.kind, one] as const))('%s', (_, { table, row }) => {
  const names = Object.values(table.columns).map((column) => column.name);

  test('decodeRows reads what encodeFrame wrote', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const frame = encodeFrame(table, rows, { refId: 'A' });
        expect(decodeRows(table, frame)).toMatchObject({ rows, dropped: 0, beyond: 0 });
        expect(rows.length === 0 || isSparse(table) || isFrameOf(table, frame)).toBe(true);
      })
    );
  });

  test('decodeRows reads it again after a way through JSON', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 3 }), (rows) => {
        const frame = JSON.parse(JSON.stringify(encodeFrame(table, rows, { refId: 'A' })));
        expect(decodeRows(table, frame).rows).toEqual(rows);
      }),
      { numRuns: 20 }
    );
  });

  test('fields that nobody knows, or in another order, change nothing', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        const { fields, ...frame } = encodeFrame(table, rows, { refId: 'A' });
        const more = { name: 'of another version', type: FieldType.other, config: {}, values: rows.map(() => ({})) };
        expect(decodeRows(table, { ...frame, fields: [more, ...fields].reverse() }).rows).toEqual(rows);
      }),
      { numRuns: 20 }
    );
  });

  test('no more rows than the limit are written, and none of them read', () => {
    const [one] = fc.sample(row, 1);
    const most = table.mostRows.value;
    const few = { ...table, mostRows: { ...table.mostRows, value: 2 } };
    const frame = encodeFrame(table, [one, one, one], { refId: 'A' });
    const cut = encodeFrame(few, [one, one, one], { refId: 'A' });
    expect(cut.length).toBe(2);
    expect(cut.meta?.notices).toEqual([
      { severity: 'warning', text: 'Only the first 2 of 3 rows are shown: choose a narrower scope.' },
    ]);
    expect(encodeFrame(few, [one, one], { refId: 'A' }).meta?.notices).toBeUndefined();
    expect(decodeRows(few, frame)).toMatchObject({ rows: [one, one], dropped: 1, beyond: 1 });
    expect(most).toBeGreaterThan(2);
  });

  test('nothing that comes as a frame makes decodeRows, decodeMeta or isFrameOf throw', () => {
    fc.assert(
      fc.property(hostileFrame(names), (frame) => {
        const { rows, dropped } = decodeRows(table, frame);
        expect(rows.length).toBeLessThanOrEqual(table.mostRows.value);
        expect(dropped).toBeGreaterThanOrEqual(0);
        decodeMeta(table, frame);
        isFrameOf(table, frame);
      }),
      { numRuns: 200 }
    );
  });

  test('without rows it has its type and no fields', () => {
    const { fields, meta } = encodeFrame(table, [], { refId: 'A' });
    expect([fields, meta?.type, meta?.custom?.leakscope.kind]).toEqual([[], table.type, table.kind]);
  });
});

const isSparse = ({ columns, telling }: FrameTable<Columns>) => telling.some((key) => columns[key].isSparse);

test('a frame with rows and without what a row needs has none', () => {
  const frame = createDataFrame({ fields: [{ name: 'pod', type: FieldType.string, values: ['a', 'b'] }] });
  expect(decodeRows(leaksFrame, frame)).toEqual({ rows: [], indexes: [], dropped: 2, beyond: 0 });
});

test('every part of the engine is one that a row may name', () => {
  const { value } = leaksFrame.columns.part;
  expect(PARTS.map((part) => value.read(part.name))).toEqual(PARTS.map((part) => part.name));
  expect(findPart('toString')).toBeUndefined();
});
