import type { CardinalityKind, ChurnCause, ClientLibraryName, FamilyType, ValueShape } from '../../../engine';
import { formatCount } from '../../parts/words/formatCount';
import type { CardinalityEvidence, TopEntry } from '../../read/cardinality/cardinalityModel';
import type { NewShare } from './toNewShare';

const plural = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${formatCount(count)} ${many}`;

/** Every text of the view of cardinality. */
export const cardinalityStrings = {
  columns: {
    target: { title: 'Target', help: 'What Prometheus scrapes: the pod or instance, with its job.' },
    kind: { title: 'Series', help: 'What the series of the target do, and whether memory goes with them.' },
    score: { title: 'Score', help: 'Of the growth of series, from 0 to 100. From 85 on they blow up.' },
    series: { title: 'Now', help: 'Series of the last scrape that was answered.' },
    trend: { title: 'Over time', help: 'Series over the window. A restart makes them anew.' },
    growth: { title: 'Growth', help: 'Robust slope of the series since the process started.' },
    cause: { title: 'Metric and label', help: 'The metric that grew most, and its label that explodes.' },
    explained: {
      title: 'Memory explained',
      help: 'How much of the growth of the memory of the container the series explain.',
    },
  },
  list: {
    caption: 'Scrape targets, those whose series blow up first. Enter shows what is behind a row',
    filterLabel: 'Filter targets',
    noneLeft: (filter: string) => `No target matches “${filter}”.`,
    showing: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)} targets`,
    all: (total: number) => plural(total, 'target', 'targets'),
    matching: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)} targets match`,
  },
  lookedInto: (done: number, of: number | null) =>
    of !== null && of > done
      ? `${formatCount(done)} of ${formatCount(of)} looked into`
      : `${formatCount(done)} looked into`,
  cost: (requests: number, samples: number | null) =>
    `${plural(requests, 'request', 'requests')}${samples === null ? '' : `, ${plural(samples, 'sample', 'samples')} read`}`,

  kinds: {
    'blow-up': { title: 'Blow-up', meaning: 'Series grow and do not stop.' },
    bounded: { title: 'Levelled off', meaning: 'Series grew, and stand now.' },
    churn: { title: 'Churn', meaning: 'Always other series, as many as before.' },
    rejected: { title: 'Thrown away', meaning: 'The server reads the target and keeps nothing: a limit is exceeded.' },
    steady: { title: 'Steady', meaning: 'No growth that matters.' },
    unknown: { title: 'Unknown', meaning: 'There are too few scrapes to say whether series grow.' },
  } satisfies Record<CardinalityKind, { title: string; meaning: string }>,
  coupled: { yes: 'Memory grows with it', no: 'Memory not in step', unknown: 'Memory not known' },
  causes: { restarts: 'By restarts', labels: 'By label values' } satisfies Record<ChurnCause, string>,
  limit: (limit: string) => `Limit ${limit}`,
  open: (target: string) => `Series of ${target}`,
  detailLabel: (target: string) => `What is behind the series of ${target}`,
  noCause: 'Not looked into',
  noLabel: 'No label alone',
  refused: 'Refused',
  perHour: (count: string) => `${count}/h`,
  scoreUnknown: 'Not scored',
  trendLabel: (first: string, last: string) => `Series from ${first} to ${last}`,
  figures: (series: string, growth: string) => `${series} series · ${growth}`,
  ofGrowth: (bytes: string) => `of ${bytes}`,

  headline: {
    target: 'This target',
    grew: (from: string, to: string) => ` grew from ${from} to ${to} series`,
    has: (series: string) => ` has ${series} series`,
    hasUnknown: ' has an unknown number of series',
    since: (time: string) => ` since ${time}`,
    inWindow: ' within the window',
    label: '; label ',
    values: (count: string) => ` has ${count} values`,
    valuesUnknown: ' explodes',
    looksLike: (shape: string) => ` that look like ${shape}`,
    noLabel: '; no label does it alone',
    explains: (part: string, whole: string) =>
      `; that explains ${part} of ${whole} by which the memory of its container grew`,
    estimated: (part: string, whole: string) =>
      `; its label sets may take ${part} of ${whole} by which the memory of its container grew, which is not in step`,
    notInStep: '; the memory of its container does not grow in step',
    rejected: (series: string) => `: the server reads ${series} samples a scrape and keeps none`,
    rejectedLimit: (limit: string) => `, because the limit is ${limit}`,
    levelled: ', and stands there now',
    churn: (added: string) => `, and ${added} new ones an hour take the place of others`,
    churnRestarts: ', because the process restarts again and again',
    tooShort: '; there are too few scrapes to say whether they grow',
  },

  refusal: (reason: string) => `Not looked into: ${reason}`,
  notLookedInto: 'Metrics and labels of this target were not asked for.',
  lookInto: 'Look into it',
  allTargets: 'All targets',
  awaited: 'Not looked into so far: answers are still coming in.',
  containerLink: (container: string) => `Memory of the container ${container}`,

  chart: {
    title: 'Series and memory over time',
    series: 'Series',
    memory: 'Memory of the container',
    shortMemory: 'Memory',
    label: (what: string, replicas: number) =>
      replicas === 0
        ? `${what} of the target over time`
        : `${what} of the target and of ${plural(replicas, 'quiet replica', 'quiet replicas')} over time`,
    caption: 'Target and replicas whose series do not grow',
    who: 'Instance',
    own: 'This target',
    replica: 'Quiet replica',
    from: (first: string, last: string) => `${first} → ${last}`,
    noMemory: 'The memory of its container is not known.',
    noReplica: 'No replica without growing series is there to compare with.',
  },

  metrics: {
    title: 'Series by metric',
    caption: 'Metrics of the target, those that grew most first',
    treemapLabel: 'Series by metric: larger is more',
    keyboardHint: 'Arrow keys move, Enter shows the labels of a metric.',
    metric: 'Metric',
    type: 'Type',
    series: 'Series',
    hourAgo: 'An hour ago',
    atStart: 'At start',
    others: 'All others',
    smaller: (count: number) => plural(count, 'smaller metric', 'smaller metrics'),
    cell: (name: string, series: string, share: string, growth: string) =>
      `${name}: ${series} series, ${share}. ${growth}`,
    showAll: (count: number) => `Show all ${formatCount(count)}`,
    showLess: 'Show fewer',
    cut: (count: number) => `The first ${formatCount(count)} are shown.`,
    none: 'No metrics are known of this target.',
    labelsOf: (metric: string) => `Labels of ${metric}`,
  },
  types: {
    histogram: 'Histogram',
    summary: 'Summary',
    counter: 'Counter',
    gauge: 'Gauge',
  } satisfies Record<FamilyType, string>,
  newShares: {
    none: 'Hardly any new',
    some: 'Some new since the start',
    most: 'Nearly all new since the start',
    unknown: 'Growth unknown',
  } satisfies Record<NewShare, string>,

  labels: {
    title: (metric: string) => `Labels of ${metric}`,
    overAll: 'Labels over all metrics',
    onlyGrown: (metric: string) => `Labels were counted for ${metric} only, which grew most.`,
    none: 'No labels are known.',
    label: 'Label',
    values: 'Values',
    hourAgo: 'An hour ago',
    atStart: 'At start',
    evenness: 'Evenness',
    evennessHelp: '0 %: one value has all series. 100 %: every set of labels has a value of its own.',
    shape: 'Looks like',
    examples: 'Examples, masked',
    series: 'Series',
    explodes: 'explodes',
  },
  shapes: {
    uuid: 'UUIDs',
    ip: 'IP addresses',
    email: 'e-mail addresses',
    timestamp: 'times',
    url: 'URLs',
    'path-with-ids': 'paths with ids',
    path: 'paths',
    session: 'session or trace ids',
    number: 'numbers',
    text: 'text',
    mixed: 'mixed',
  } satisfies Record<ValueShape, string>,

  explained: {
    title: 'Growth of memory',
    growth: (bytes: string) => `The memory of the container grew by ${bytes}.`,
    noGrowth: 'The memory of the container did not grow.',
    unknownGrowth: 'How much the memory of its container grew is not known.',
    bySeries: 'Explained by series',
    estimated: 'Estimated for series, not in step',
    unproven: 'Estimated for series',
    rest: 'Not explained',
    unknown: 'Not known',
    correlation: 'Correlation of memory and series',
    bytesPerSeries: 'Bytes a series, measured',
    estimate: 'Estimate by client library',
    library: 'Client library',
    kept: 'Kept by the server',
    added: 'New series',
    restarts: 'Restarts',
    limit: 'Limit of samples a scrape',
  },
  libraries: {
    micrometer: 'Micrometer',
    client_java: 'Prometheus client_java',
    client_golang: 'client_golang',
    'prom-client': 'prom-client (Node.js)',
    prometheus_client: 'prometheus_client (Python)',
    opentelemetry: 'OpenTelemetry SDK',
  } satisfies Record<ClientLibraryName, string>,

  evidence: {
    title: 'Evidence',
    none: 'No evidence was given.',
    about: { series: 'Series', memory: 'Memory', note: 'Note' } satisfies Record<CardinalityEvidence['about'], string>,
  },
  fixes: {
    title: 'What mends it',
    none: 'Nothing to change is known: look into the target first.',
    saves: (series: string) => `The server keeps ${series} series less.`,
    savesUnknown: 'How many series it saves is not known.',
    spares: 'The process gets its memory back.',
    sparesNot: 'It spares only the server: the process keeps its memory.',
    noCode: 'The code is too long, or holds hidden characters, and is not shown.',
    copy: 'Copy',
    copied: 'Copied',
    failed: 'Select it and copy by hand',
    copyLabel: (title: string) => `Copy: ${title}`,
    copiedSpoken: 'Code copied.',
    failedSpoken: 'The browser did not allow to copy.',
  },

  server: {
    line: (series: string) => `Server: ${series} series`,
    memory: (low: string, high: string) => `they take about ${low} to ${high} of its memory`,
    memoryUnknown: 'their memory is not known',
    unknown: 'Server: its own series are not known. It may not scrape itself.',
    top: 'Largest of the server',
    lists: {
      metric: 'Metrics by series',
      label: 'Labels by values',
      pair: 'Label pairs by series',
    } satisfies Record<TopEntry['list'], string>,
  },
};
