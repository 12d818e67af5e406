import { FieldType, type DataFrame } from '@grafana/data';
import type { Leaks } from '../../collect/containers/collectLeaks';
import { LEAKS } from '../../contract/leaksFrame';
import { NO_FLEET } from '../../collect/workloads/arrangeFleet';
import type { FleetFinding } from '../../engine';
import { toLeaksFrame } from './toLeaksFrame';

const FINDING: FleetFinding = {
  workload: {
    cluster: null,
    namespace: 'shop',
    kind: 'Deployment',
    name: 'orders',
    basis: 'known',
    byReplicaSet: true,
  },
  urgency: 'limit-today',
  killsOneDay: 1,
  key: { cluster: null, namespace: 'shop', pod: '<script>"&x=1', container: 'app' },
  node: 'n1',
  score: 91.5,
  scoreState: 'scored',
  scorePart: 'anon',
  oomLoopScore: null,
  diagnosis: {
    verdict: 'leak',
    unknownReason: null,
    leakCause: 'fast',
    confidence: 0.9,
    part: 'anon',
    partShare: 1,
    runtimePart: 'jvm_heap_live',
    runtimeShare: 0.8,
    process: null,
    slopeBytesPerHour: null,
    onsetSeconds: { low: 1000, mid: 2000, high: 3000 },
    secondsToLimit: { low: 3600, mid: 7200, high: null },
    evidence: [{ rule: 'rises', side: 'for', text: 'It rises: <b>&"' }],
    nextSteps: [
      { text: 'Look', command: "kubectl get pod '$(x)'" },
      { text: 'Think', command: null },
    ],
  },
  scoreMaxOneDay: 97,
  verdict: 'leak',
  part: 'anon',
  partSlopeBytesPerHour: 1e6,
  slopeBytesPerHour: 2e6,
  whole: 'usage',
  level: 'L3',
  usageBytes: 300,
  workingSetBytes: 200,
  swapBytes: 50,
  source: { id: 'docker', title: 'cAdvisor on Docker or Podman' },
  limitBytes: 400,
  startTimeSeconds: 1_700_000_000.0004,
  restarts: 2,
  trend: { timesSeconds: [1, 2], wholeBytes: [10, null], floorBytes: [null, 5] },
  ageCurve: { ageSeconds: [0, 3600], medianBytes: [5, 10] },
  labels: { team: 'pay' },
};
const UNKNOWN: FleetFinding = {
  ...FINDING,
  killsOneDay: null,
  node: null,
  score: null,
  scoreState: 'too-short',
  scorePart: 'anon',
  oomLoopScore: null,
  diagnosis: null,
  scoreMaxOneDay: null,
  part: null,
  partSlopeBytesPerHour: null,
  slopeBytesPerHour: null,
  whole: null,
  level: null,
  usageBytes: null,
  swapBytes: null,
  source: null,
  workingSetBytes: null,
  limitBytes: null,
  startTimeSeconds: null,
  restarts: null,
  trend: { timesSeconds: [], wholeBytes: [], floorBytes: [] },
};
const leaks = (containers: FleetFinding[], part: Partial<Leaks> = {}): Leaks => ({
  ...NO_FLEET,
  containers,
  totalContainers: containers.length,
  scoreSource: 'evaluated',
  partial: [],
  emptiness: null,
  warnings: [],
  cost: { requests: 1, bytes: null, samples: 1, milliseconds: 1 },
  expressions: ['up', 'down'],
  ...part,
});
const field = (frame: DataFrame, name: string) => frame.fields.find((one) => one.name === name)!;

describe('toLeaksFrame(refId, leaks)', () => {
  test('has the fields of the contract: text, then numbers, then what is nested', () => {
    const { fields } = toLeaksFrame('A', leaks([FINDING]));
    expect(fields.map(({ name }) => name)).toEqual(Object.values(LEAKS));
    expect(fields.map(({ type }) => type)).toEqual([
      ...Array(18).fill(FieldType.string),
      ...Array(21).fill(FieldType.number),
      FieldType.frame,
      FieldType.other,
      FieldType.other,
      FieldType.other,
    ]);
    expect(fields.every(({ labels, config }) => labels === undefined && config.displayName === undefined)).toBe(true);
  });

  test('values, with their units', () => {
    const frame = toLeaksFrame('A', leaks([FINDING]));
    const known = frame.fields.filter(({ type }) => type === FieldType.string || type === FieldType.number);
    expect(Object.fromEntries(known.map(({ name, values, config }) => [name, [values[0], config.unit]]))).toEqual({
      cluster: [null, undefined],
      namespace: ['shop', undefined],
      pod: ['<script>"&x=1', undefined],
      container: ['app', undefined],
      node: ['n1', undefined],
      workload: ['orders', undefined],
      labels: ['team=pay', undefined],
      urgency: ['limit-today', undefined],
      part: ['anon', undefined],
      verdict: ['leak', undefined],
      unknown_reason: [null, undefined],
      runtime_part: ['jvm_heap_live', undefined],
      leak_cause: ['fast', undefined],
      process: [null, undefined],
      score_part: ['anon', undefined],
      score_state: ['scored', undefined],
      source: ['cAdvisor on Docker or Podman', undefined],
      level: ['L3', undefined],
      score: [91.5, 'none'],
      score_max_1d: [97, 'none'],
      oom_loop_score: [null, 'none'],
      confidence: [0.9, 'percentunit'],
      runtime_share: [0.8, 'percentunit'],
      onset: [2_000_000, 'dateTimeAsIso'],
      onset_low: [1_000_000, 'dateTimeAsIso'],
      onset_high: [3_000_000, 'dateTimeAsIso'],
      seconds_to_limit: [7200, 's'],
      seconds_to_limit_low: [3600, 's'],
      seconds_to_limit_high: [null, 's'],
      slope_bytes_per_hour: [2e6, 'bytes'],
      part_slope_bytes_per_hour: [1e6, 'bytes'],
      usage_bytes: [300, 'bytes'],
      working_set_bytes: [200, 'bytes'],
      swap_bytes: [50, 'bytes'],
      limit_bytes: [400, 'bytes'],
      limit_ratio: [0.75, 'percentunit'],
      restarts: [2, 'short'],
      kills_1d: [1, 'short'],
      start_time: [1_700_000_000_000, 'dateTimeAsIso'],
    });
  });

  test('unknown is null, never zero', () => {
    const frame = toLeaksFrame('A', leaks([UNKNOWN]));
    const numbers = frame.fields.filter(({ type }) => type === FieldType.number);
    expect(numbers.map(({ values }) => values[0])).toEqual(Array(21).fill(null));
  });

  test.each([
    [{ usageBytes: null }, 0.5],
    [{ limitBytes: null }, null],
    [{ limitBytes: 0 }, null],
    [{ usageBytes: null, workingSetBytes: null }, null],
  ])('share of the limit with %j', (part, ratio) => {
    expect(field(toLeaksFrame('A', leaks([{ ...FINDING, ...part }])), LEAKS.limitRatio).values).toEqual([ratio]);
  });

  test('a trend keeps its gaps', () => {
    const [trend] = field(toLeaksFrame('A', leaks([FINDING])), LEAKS.trend).values as DataFrame[];
    expect(trend.fields.map(({ name, type, values }) => [name, type, values])).toEqual([
      ['time', FieldType.time, [1000, 2000]],
      ['memory', FieldType.number, [10, null]],
      ['floor', FieldType.number, [null, 5]],
    ]);
  });

  test('evidence and next steps are nested and hidden from native panels', () => {
    const frame = toLeaksFrame('A', leaks([FINDING, UNKNOWN]));
    const nested = (name: string) => {
      const one = field(frame, name);
      expect(one.config.custom).toMatchObject({ hidden: true, hideFrom: { viz: true } });
      return (one.values as DataFrame[]).map(({ fields }) => fields.map(({ name: of, values }) => [of, values]));
    };
    expect(nested(LEAKS.evidence)).toEqual([
      [
        ['side', ['for']],
        ['text', ['It rises: <b>&"']],
        ['rule', ['rises']],
      ],
      [
        ['side', []],
        ['text', []],
        ['rule', []],
      ],
    ]);
    expect(nested(LEAKS.nextSteps)).toEqual([
      [
        ['text', ['Look', 'Think']],
        ['command', ["kubectl get pod '$(x)'", '']],
      ],
      [
        ['text', []],
        ['command', []],
      ],
    ]);
  });

  test('the container links to its dashboard, each value encoded', () => {
    const [link] = field(toLeaksFrame('A', leaks([FINDING])), LEAKS.container).config.links!;
    expect(link.url).toBe(
      '/d/leakscope-container?var-cluster=${__data.fields.cluster:percentencode}&var-namespace=${__data.fields.namespace:percentencode}&var-pod=${__data.fields.pod:percentencode}&var-container=${__data.fields.container:percentencode}&${__url_time_range}'
    );
  });

  test('meta: type, queries, how many of how many, warnings', () => {
    const { meta, refId } = toLeaksFrame('B', leaks([FINDING], { totalContainers: 9841, warnings: ['careful'] }));
    expect(refId).toBe('B');
    expect(meta).toEqual({
      type: 'numeric-long',
      typeVersion: [0, 1],
      executedQueryString: 'up\ndown',
      notices: [
        { severity: 'warning', text: 'careful' },
        { severity: 'info', text: 'Showing 1 of 9,841 containers, what needs somebody first on top.' },
      ],
      preferredVisualisationType: 'table',
      preferredVisualisationPluginId: 'leakscope-memory-panel',
      custom: { leakscope: { schema: 1, kind: 'leaks', scoreSource: 'evaluated', totalContainers: 9841 } },
    });
  });

  test('an empty answer has its type, its warnings and no fields', () => {
    const { fields, meta } = toLeaksFrame('A', leaks([], { warnings: ['missing'] }));
    expect(fields).toEqual([]);
    expect(meta).toMatchObject({ type: 'numeric-long', notices: [{ severity: 'warning', text: 'missing' }] });
  });
});
