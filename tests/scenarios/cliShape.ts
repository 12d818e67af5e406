/** What a value must be: a type name, `?` for "or null", a list of one shape, or an object with exactly these keys. */
export type Shape =
  'text' | 'text?' | 'number' | 'number?' | 'time' | 'time?' | 'boolean' | 'null' | [Shape] | { [key: string]: Shape };

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const IS: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  time: (value) => typeof value === 'string' && ISO_TIME.test(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

/** Where a value differs from its shape; empty where it does not. */
export function findMisfits(value: unknown, shape: Shape, path = '$'): string[] {
  if (typeof shape === 'string') {
    const fits = (shape.endsWith('?') && value === null) || IS[shape.replace('?', '')](value);
    return fits ? [] : [`${path} is ${JSON.stringify(value)}, not ${shape}`];
  }
  if (Array.isArray(shape)) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => findMisfits(item, shape[0], `${path}[${index}]`))
      : [`${path} is no list`];
  }
  if (typeof value !== 'object' || value === null) {
    return [`${path} is no object`];
  }
  const keys = new Set([...Object.keys(shape), ...Object.keys(value)]);
  return [...keys].flatMap((key) =>
    !(key in shape)
      ? [`${path}.${key} is not in the contract`]
      : !(key in value)
        ? [`${path}.${key} is missing`]
        : findMisfits((value as Record<string, unknown>)[key], shape[key], `${path}.${key}`)
  );
}

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
  secondsToLimit: { low: 'number?', mid: 'number?', high: 'number?' },
  evidence: ['text'],
} satisfies Shape;

const COST: Shape = { requests: 'number', bytes: 'number?', samples: 'number', milliseconds: 'number' };

const report = (container: Shape): Shape => ({
  schema: 'number',
  at: 'time?',
  window: 'text',
  containers: [container],
  cardinality: ['null'],
  nodes: ['null'],
  cost: COST,
  warnings: ['text'],
});

const ANATOMY = {
  at: 'time?',
  level: 'text?',
  whole: 'text?',
  wholeBytes: 'number?',
  parts: [{ name: 'text', bytes: 'number', certainty: 'text', source: 'text' }],
  limitBytes: 'number?',
  beside: ['null'],
  tools: [{ name: 'text', bytes: 'number?', formula: 'text' }],
} satisfies Shape;

const SUMMARY_ENTRY = {
  ...ANATOMY,
  stale: 'boolean',
  usageBytes: 'number?',
  workingSetBytes: 'number?',
  rssBytes: 'number?',
} satisfies Shape;

/** The contract of `--format json`, schema 1. */
export const CONTRACT = {
  analyze: report(CONTAINER),
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
    history: {
      at: ['time'],
      wholeBytes: ['number?'],
      limitBytes: ['number?'],
      parts: [{ name: 'text', bytes: ['number?'] }],
    },
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
