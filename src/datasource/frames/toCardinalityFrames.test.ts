import { DataFrameType, type DataFrame } from '@grafana/data';
import type { Cardinality, CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import type { TargetDrill } from '../../collect/cardinality/collectDrills';
import {
  CARDINALITY_LABELS,
  CARDINALITY_METRICS,
  CARDINALITY_SERVER,
  CARDINALITY_TOP,
} from '../../contract/cardinalityDetailFrames';
import {
  CARDINALITY,
  CARDINALITY_EVIDENCE,
  CARDINALITY_FIXES,
  CARDINALITY_TREND,
  type CardinalityMeta,
} from '../../contract/cardinalityFrame';
import { META_KEY } from '../../contract/codec/metaKey';
import { buildFixes, explainMemory, judgeTarget } from '../../engine';
import { toCardinalityFrames } from './toCardinalityFrames';

const START = 1_795_000_000;
const HOSTILE = 'j"}<script>';
const TIMES = Array.from({ length: 60 }, (_, i) => START + i * 600);

function target(instance: string, samples: Array<number | null>, part: Partial<CardinalityTarget> = {}) {
  const history = {
    timesSeconds: TIMES,
    samples,
    keptSamples: samples,
    addedSeries: samples.map(() => 0),
    upShare: samples.map(() => 1),
    sampleLimit: samples.map(() => 0),
    startTimesSeconds: samples.map(() => null),
  };
  const finding = judgeTarget(history);
  return {
    target: { cluster: null, job: HOSTILE, instance },
    labels: { job: HOSTILE, instance, namespace: 'shop', k8s_pod_name: 'p' },
    history,
    finding,
    score: null,
    drill: null,
    isWorthLook: finding.kind === 'blow-up',
    ...part,
  } satisfies CardinalityTarget;
}

const rise = TIMES.map((_, i) => 100 + i * 100);
const flat = TIMES.map((_, i) => (i === 10 ? 0 : 100));

const moment = { scope: [], backSeconds: null, offsetSeconds: 0 };
const family = {
  name: 'x_total',
  type: 'counter' as const,
  series: 5900,
  members: [{ name: 'x_total', series: 5900 }],
  labelSetsMember: 'x_total',
  labelSets: 5900,
  seriesHourAgo: null,
  seriesAtStart: 0,
};
const memoryBytes = TIMES.map((_, i) => (100 + i) * 1024 * 1024);
const DRILL: TargetDrill = {
  refusal: null,
  page: {
    families: [family],
    countedSeries: 6000,
    otherSeries: null,
    now: moment,
    hourAgo: null,
    start: null,
    notes: [],
  },
  library: 'client_golang',
  exporter: null,
  names: null,
  metric: family,
  labels: {
    analysis: {
      labels: [
        {
          label: 'user',
          values: 5900,
          valuesHourAgo: null,
          valuesAtStart: 0,
          evenness: null,
          shareOfLabelSets: 1,
          shape: 'email',
          examples: ['a…', 'b…'],
          text: '5,900 values.',
        },
      ],
      exploding: 'user',
      combination: [],
      together: [],
    },
    labels: ['user'],
    seriesWithout: 1,
    notes: [],
  },
  pageLabels: [{ label: 'zone', values: 3, series: 40 }],
  memory: {
    key: { cluster: null, namespace: 'shop', pod: 'p', container: 'app' },
    what: 'anon',
    bytes: memoryBytes,
  },
  replicas: [
    { report: target('quiet', flat), memory: null },
    {
      report: { ...target('other', flat), history: { ...target('other', flat).history, timesSeconds: [1, 2] } },
      memory: null,
    },
  ],
  explanation: explainMemory({ samples: rise, memoryBytes, estimatedBytes: null, quietReplicaGrowthBytes: [] }),
  fixes: buildFixes({
    metric: 'x_total',
    type: 'counter',
    seriesNames: ['x_total'],
    series: 5900,
    label: 'user',
    seriesWithout: null,
    otherLabels: [],
    library: 'client_golang',
  }),
  notes: ['A note.'],
};

const NAMES: NonNullable<TargetDrill['names']> = {
  ...{ names: 400, namesHourAgo: null, namesAtStart: 0, prefix: 'tenant_', suffix: '', pattern: 'tenant_*' },
  ...{ hasMore: true, shape: 'number', examples: [], text: 'The target has 400 names of metrics.' },
};

const found = (part: Partial<Cardinality> = {}): Cardinality => ({
  targets: [target('a', rise, { drill: DRILL }), target('b', rise), target('c', flat)],
  totalTargets: 9,
  toLookInto: 1,
  stepSeconds: 600,
  server: {
    series: 7000,
    seriesPerHour: null,
    memoryBytes: { low: 1, high: 2 },
    status: {
      series: 7000,
      seriesByMetric: [{ name: 'x_total', value: 5900 }],
      valuesByLabel: [{ name: 'user', value: 5900 }],
      seriesByPair: [],
    },
  },
  emptiness: null,
  warnings: ['partial'],
  remarks: ['A remark.'],
  cost: { requests: 40, bytes: null, samples: 900, milliseconds: 1 },
  expressions: ['up', 'down'],
  ...part,
});

const metaOf = (frame: DataFrame): CardinalityMeta => frame.meta?.custom?.[META_KEY];
const valuesOf = (frame: DataFrame, name: string): unknown[] =>
  frame.fields.find((field) => field.name === name)!.values;
const ofKind = (frames: DataFrame[], kind: CardinalityMeta['kind']) =>
  frames.filter((frame) => metaOf(frame).kind === kind);

describe('toCardinalityFrames(refId, found)', () => {
  const frames = toCardinalityFrames('A', found());
  const [list] = frames;

  test('the frames in their order, with their types', () => {
    expect(frames.map((frame) => [metaOf(frame).kind, frame.meta?.type])).toEqual([
      ['cardinality', DataFrameType.NumericLong],
      ['cardinality-metrics', DataFrameType.NumericLong],
      ['cardinality-labels', DataFrameType.NumericLong],
      ['cardinality-series', DataFrameType.TimeSeriesWide],
      ['cardinality-server', DataFrameType.NumericLong],
      ['cardinality-top', DataFrameType.NumericLong],
    ]);
    expect(metaOf(list)).toEqual({
      schema: 1,
      kind: 'cardinality',
      totalTargets: 9,
      lookedInto: 1,
      toLookInto: 1,
      requests: 40,
      samples: 900,
    });
    expect(list.meta?.executedQueryString).toBe('up\ndown');
  });

  test('every field of the contract is in the list', () => {
    expect(list.fields.map(({ name }) => name)).toEqual(Object.values(CARDINALITY));
  });

  test('warnings, remarks, and what is cut', () => {
    expect(list.meta?.notices).toEqual([
      { severity: 'warning', text: 'partial' },
      { severity: 'info', text: 'A remark.' },
      { severity: 'info', text: expect.stringContaining('Showing 3 of 9 targets') },
      { severity: 'info', text: expect.stringContaining('1 of 2 targets that are worth it are looked into') },
    ]);
  });

  test('names as they are; the container by its memory, else as far as labels tell', () => {
    expect(valuesOf(list, CARDINALITY.job)).toEqual([HOSTILE, HOSTILE, HOSTILE]);
    expect(valuesOf(list, CARDINALITY.pod)).toEqual(['p', 'p', 'p']);
    expect(valuesOf(list, CARDINALITY.container)).toEqual(['app', null, null]);
  });

  test('unknown is null: nothing is said of targets that were not looked into', () => {
    expect(valuesOf(list, CARDINALITY.coupled)).toEqual(['true', null, null]);
    expect(valuesOf(list, CARDINALITY.explainedBytes).slice(1)).toEqual([null, null]);
    expect(valuesOf(list, CARDINALITY.lookedInto)).toEqual(['yes', 'no', 'no']);
    expect(valuesOf(list, CARDINALITY.sampleLimit)).toEqual([null, null, null]);
  });

  test('what tells targets apart, and what is found beside one label, is in every frame that is about them', () => {
    const analysis = { ...DRILL.labels!.analysis, together: ['user', 'mail'] };
    const drill: TargetDrill = {
      ...DRILL,
      labels: { ...DRILL.labels!, analysis },
      exporter: 'kubernetes',
      names: NAMES,
    };
    const also = { metrics_path: '/metrics', module: '' };
    const one = target('a', rise, { target: { cluster: null, job: HOSTILE, instance: 'a', also }, drill });
    const answer = toCardinalityFrames('A', found({ targets: [one] }));
    for (const kind of ['cardinality', 'cardinality-metrics', 'cardinality-labels'] as const) {
      const [frame] = ofKind(answer, kind);
      expect(new Set(valuesOf(frame, CARDINALITY.also))).toEqual(new Set(['metrics_path=/metrics']));
    }
    expect(ofKind(answer, 'cardinality-series')[0].fields[1].labels).toMatchObject({ also: 'metrics_path=/metrics' });
    expect(
      [CARDINALITY.together, CARDINALITY.exporter, CARDINALITY.names].map((name) => valuesOf(answer[0], name))
    ).toEqual([['user, mail'], ['kubernetes'], ['tenant_*']]);
    expect(valuesOf(list, CARDINALITY.also)).toEqual([null, null, null]);
  });

  test('a refusal takes the place of "yes"', () => {
    const refused = {
      ...DRILL,
      refusal: 'Too many.',
      page: null,
      metric: null,
      labels: null,
      pageLabels: [],
      fixes: [],
    };
    const answer = toCardinalityFrames('A', found({ targets: [target('a', rise, { drill: refused })] }));
    expect(valuesOf(answer[0], CARDINALITY.lookedInto)).toEqual(['Too many.']);
    expect(ofKind(answer, 'cardinality-metrics')).toEqual([]);
    expect(ofKind(answer, 'cardinality-series')).toHaveLength(1);
  });

  test('a scrape without an answer is a gap in the trend, not 0', () => {
    const trend = valuesOf(list, CARDINALITY.trend)[2] as DataFrame;
    expect(valuesOf(trend, CARDINALITY_TREND.time)[0]).toBe(START * 1000);
    expect(valuesOf(trend, CARDINALITY_TREND.series).slice(9, 12)).toEqual([100, null, 100]);
  });

  test('evidence says what it is about; where a look is worth it and was not taken, what it would cost', () => {
    const [looked, not, steady] = valuesOf(list, CARDINALITY.evidence) as DataFrame[];
    expect(new Set(valuesOf(looked, CARDINALITY_EVIDENCE.about))).toEqual(new Set(['series', 'memory', 'note']));
    const last = (frame: DataFrame) => valuesOf(frame, CARDINALITY_EVIDENCE.text).slice(-1)[0];
    expect(last(not)).toMatch(/^Not looked into\. That would take up to \d+ requests, which count 6,000 series/);
    expect(last(steady)).not.toContain('Not looked into');
  });

  test('fixes: code to copy, what it saves, whether the process is spared', () => {
    const [fixes, none] = valuesOf(list, CARDINALITY.fixes) as DataFrame[];
    expect(valuesOf(fixes, CARDINALITY_FIXES.language)).toEqual(['go', 'yaml', 'yaml']);
    expect(valuesOf(fixes, CARDINALITY_FIXES.sparesProcess)).toEqual(['true', 'false', 'false']);
    expect(valuesOf(fixes, CARDINALITY_FIXES.savedSeries)).toEqual([null, 5900, null]);
    expect(none.length).toBe(0);
  });

  test('metrics, and a last row for all others whose number is not known', () => {
    const [metrics] = ofKind(frames, 'cardinality-metrics');
    expect(valuesOf(metrics, CARDINALITY_METRICS.metric)).toEqual(['x_total', null]);
    expect(valuesOf(metrics, CARDINALITY_METRICS.series)).toEqual([5900, null]);
    expect(valuesOf(metrics, CARDINALITY_METRICS.seriesHourAgo)).toEqual([null, null]);
  });

  test('labels of the metric, then of the page', () => {
    const [labels] = ofKind(frames, 'cardinality-labels');
    expect(valuesOf(labels, CARDINALITY_LABELS.metric)).toEqual(['x_total', null]);
    expect(valuesOf(labels, CARDINALITY_LABELS.explodes)).toEqual(['true', null]);
    expect(valuesOf(labels, CARDINALITY_LABELS.examples)).toEqual(['a…, b…', null]);
    expect(valuesOf(labels, CARDINALITY_LABELS.series)).toEqual([null, 40]);
    expect(valuesOf(labels, CARDINALITY_LABELS.evenness)).toEqual([null, null]);
  });

  test('over time: memory where it is known, and replicas of the same times only', () => {
    const [series] = ofKind(frames, 'cardinality-series');
    expect(series.fields.map(({ name, labels }) => [name, labels?.role, labels?.instance])).toEqual([
      ['time', undefined, undefined],
      ['series', 'target', 'a'],
      ['memory', 'target', 'a'],
      ['series', 'replica', 'quiet'],
    ]);
    expect(series.fields[3].values[10]).toBe(null);
  });

  test('the server and its own statistics', () => {
    const [server] = ofKind(frames, 'cardinality-server');
    expect(valuesOf(server, CARDINALITY_SERVER.series)).toEqual([7000]);
    expect(valuesOf(server, CARDINALITY_SERVER.seriesPerHour)).toEqual([null]);
    const [top] = ofKind(frames, 'cardinality-top');
    expect(valuesOf(top, CARDINALITY_TOP.list)).toEqual(['metric', 'label']);
    expect(valuesOf(top, CARDINALITY_TOP.count)).toEqual([5900, 5900]);
  });

  test('without targets: the list has no fields, and its notices tell why', () => {
    const answer = toCardinalityFrames(
      'A',
      found({ targets: [], totalTargets: 0, toLookInto: 0, server: null, warnings: [] })
    );
    expect(answer).toHaveLength(1);
    expect(answer[0].fields).toEqual([]);
    expect(answer[0].meta?.notices).toEqual([{ severity: 'info', text: 'A remark.' }]);
  });
});
