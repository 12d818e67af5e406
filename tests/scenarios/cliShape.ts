/**
 * What a value must be: a type name, `?` for "or null", a list of one shape (with a null behind it: or null), or an
 * object with exactly these keys, of which those that end in `?` may be missing. `{ '?': shape }` is a shape or null.
 */
export type Shape =
  | 'text'
  | 'text?'
  | 'number'
  | 'number?'
  | 'time'
  | 'time?'
  | 'boolean'
  | 'null'
  | 'numbers'
  | [Shape]
  | [Shape, null]
  | { [key: string]: Shape };

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const IS: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  time: (value) => typeof value === 'string' && ISO_TIME.test(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  numbers: (value) =>
    typeof value === 'object' && value !== null && Object.values(value).every((one) => Number.isFinite(one)),
};

/** Where a value differs from its shape; empty where it does not. */
export function findMisfits(value: unknown, shape: Shape, path = '$'): string[] {
  if (typeof shape === 'string') {
    const fits = (shape.endsWith('?') && value === null) || IS[shape.replace('?', '')](value);
    return fits ? [] : [`${path} is ${JSON.stringify(value)}, not ${shape}`];
  }
  if (Array.isArray(shape)) {
    if (value === null && shape.length === 2) {
      return [];
    }
    return Array.isArray(value)
      ? value.flatMap((item, index) => findMisfits(item, shape[0], `${path}[${index}]`))
      : [`${path} is no list`];
  }
  if ('?' in shape) {
    return value === null ? [] : findMisfits(value, shape['?'], path);
  }
  if (typeof value !== 'object' || value === null) {
    return [`${path} is no object`];
  }
  const shapes = new Map(Object.entries(shape).map(([key, inner]) => [key.replace('?', ''), { key, inner }]));
  const keys = new Set([...shapes.keys(), ...Object.keys(value)]);
  return [...keys].flatMap((key) => {
    const known = shapes.get(key);
    if (!known) {
      return [`${path}.${key} is not in the contract`];
    }
    if (!(key in value)) {
      return known.key.endsWith('?') ? [] : [`${path}.${key} is missing`];
    }
    return findMisfits((value as Record<string, unknown>)[key], known.inner, `${path}.${key}`);
  });
}

const JUDGED = {
  source: { '?': { id: 'text', title: 'text' } },
  level: 'text?',
  reasons: [{ kind: 'text', side: 'text', text: 'text', numbers: 'numbers' }],
  nextSteps: [{ text: 'text', command: 'text?' }],
} satisfies Shape;

const AROUND = {
  nearestLimit: {
    '?': { kind: 'text', limitBytes: 'number', reachableBytes: 'number', leftBehindBytes: 'number?' },
  },
  limitWithSwapBytes: 'number?',
  pressure: { '?': { waitingShare: 'number', stalledShare: 'number?' } },
} satisfies Shape;

const CONTAINER = {
  cluster: 'text?',
  namespace: 'text?',
  pod: 'text?',
  container: 'text?',
  node: 'text?',
  score: 'number?',
  verdict: 'text?',
  part: 'text?',
  process: 'text?',
  onset: 'time?',
  slopeBytesPerHour: 'number?',
  usageBytes: 'number?',
  limitBytes: 'number?',
  swapBytes: 'number?',
  restarts: 'number?',
  secondsToLimit: { low: 'number?', mid: 'number?', high: 'number?' },
  evidence: ['text'],
  confidence: 'number?',
  leakCause: 'text?',
  runtimePart: 'text?',
  runtimeShare: 'number?',
  ...AROUND,
  ...JUDGED,
} satisfies Shape;

const COST: Shape = { requests: 'number', bytes: 'number?', samples: 'number', milliseconds: 'number' };

const WORKLOAD_NAME = { kind: 'text?', name: 'text', basis: 'text' } satisfies Shape;

const report = (container: Shape) =>
  ({
    schema: 'number',
    at: 'time?',
    window: 'text',
    containers: [container],
    cardinality: ['null'],
    nodes: ['null'],
    cost: COST,
    warnings: ['text'],
  }) satisfies Shape;

const PART = { name: 'text', bytes: 'number', certainty: 'text', source: 'text' } satisfies Shape;

const ANATOMY = {
  at: 'time?',
  level: 'text?',
  whole: 'text?',
  wholeBytes: 'number?',
  parts: [PART],
  limitBytes: 'number?',
  beside: [{ name: 'text', bytes: 'number', source: 'text' }],
  tools: [{ name: 'text', bytes: 'number?', formula: 'text' }],
} satisfies Shape;

const SUMMARY_ENTRY = {
  ...ANATOMY,
  stale: 'boolean',
  usageBytes: 'number?',
  workingSetBytes: 'number?',
  rssBytes: 'number?',
  pressure: { '?': { waitingShare: 'number', stalledShare: 'number?' } },
} satisfies Shape;

const CARDINALITY = {
  cluster: 'text?',
  job: 'text',
  instance: 'text',
  targetLabels: [{ name: 'text', value: 'text' }],
  namespace: 'text?',
  pod: 'text?',
  container: 'text?',
  kind: 'text',
  score: 'number?',
  series: 'number?',
  seriesAtStart: 'number?',
  seriesPerHour: 'number?',
  startedAt: 'time?',
  stoppedAt: 'time?',
  restarts: 'number',
  cause: 'text?',
  metricNames: 'text?',
  metricNameCount: 'number?',
  metricNameShape: 'text?',
  metricNameExamples: ['text'],
  metric: 'text?',
  metricSeries: 'number?',
  label: 'text?',
  labels: ['text'],
  labelValues: 'number?',
  labelValuesHourAgo: 'number?',
  labelValuesAtStart: 'number?',
  labelShape: 'text?',
  labelExamples: ['text'],
  exporter: 'text?',
  explainedBytes: 'number?',
  estimatedBytes: 'number?',
  memoryGrowthBytes: 'number?',
  memoryCorrelation: 'number?',
  evidence: ['text'],
  fixes: [
    {
      id: 'text',
      title: 'text',
      language: 'text',
      code: 'text',
      savedSeries: 'number?',
      sparesProcess: 'boolean',
      note: 'text',
    },
  ],
} satisfies Shape;

/** The contract of `--format json`: schema 2 of lists, 1 of the rest. */
export const CONTRACT = {
  analyze: {
    ...report({ ...CONTAINER, workload: WORKLOAD_NAME, urgency: 'text', killsOneDay: 'number?' }),
    workloads: [
      {
        cluster: 'text?',
        namespace: 'text',
        workload: WORKLOAD_NAME,
        container: 'text',
        urgency: 'text',
        verdict: 'text?',
        pod: 'text',
        part: 'text?',
        leakCause: 'text?',
        runtimePart: 'text?',
        replicas: { total: 'number?', lookedAt: 'number', affected: 'number' },
        secondsToEnd: { low: 'number?', mid: 'number?', high: 'number?' },
        growthBytesPerHour: 'number?',
        bytesAtRisk: 'number?',
        killsOneDay: 'number?',
        score: 'number?',
        confidence: 'number?',
        runtimeShare: 'number?',
        restarts: 'number?',
        swapBytes: 'number?',
        ...JUDGED,
      },
    ],
    fleet: {
      total: 'number',
      needSomebody: 'number',
      needAnEye: 'number',
      calm: 'number',
      notKnown: 'number',
      notLookedAt: 'number',
    },
  },
  cardinality: {
    schema: 'number',
    at: 'time?',
    window: 'text',
    containers: ['null'],
    cardinality: [CARDINALITY],
    nodes: ['null'],
    cost: COST,
    warnings: ['text'],
  },
  score: report({ id: 'text', ...CONTAINER }),
  anatomy: {
    schema: 'number',
    window: 'text',
    cluster: 'text?',
    namespace: 'text',
    pod: 'text',
    container: 'text',
    node: 'text?',
    ...ANATOMY,
    swapBytes: 'number?',
    ...AROUND,
    parts: [{ ...PART, 'of?': 'text', 'runtime?': 'text' }],
    processes: [
      { name: 'text', count: 'number', measure: 'text', bytes: 'number', share: 'number', growthBytes: 'number?' },
      null,
    ],
    history: {
      at: ['time'],
      wholeBytes: ['number?'],
      limitBytes: ['number?'],
      parts: [{ name: 'text', bytes: ['number?'] }],
      runtimeParts: [{ name: 'text', bytes: ['number?'] }],
    },
    cost: COST,
    warnings: ['text'],
  },
  'anatomy of a pod': {
    schema: 'number',
    at: 'time?',
    window: 'text',
    cluster: 'text?',
    namespace: 'text',
    pod: 'text',
    node: 'text?',
    whole: 'text?',
    wholeBytes: 'number?',
    sandboxBytes: 'number?',
    orphanedBytes: 'number?',
    skewBytes: 'number?',
    limitBytes: 'number?',
    containers: [{ container: 'text', ...ANATOMY, restarts: 'number?' }],
    cost: COST,
    warnings: ['text'],
  },
  'anatomy --summary': {
    schema: 'number',
    at: 'time?',
    node: { node: 'text?', ...SUMMARY_ENTRY },
    pods: [{ namespace: 'text', pod: 'text', ...SUMMARY_ENTRY }],
    containers: [{ namespace: 'text', pod: 'text', container: 'text', ...SUMMARY_ENTRY }],
    warnings: ['text'],
  },
} satisfies Record<string, Shape>;
