import {
  SCREEN_MARKS,
  type Certainty,
  type Level,
  type PartInfo,
  type ScoreState,
  type Whole,
  type FleetCounts,
  formatCount,
  say,
  texts,
} from '../engine';
import type { MarkKind } from '../contract/marksFrame';
import { URGENCY_WORDS } from '../ui/urgencyWords';

/** Every text of the panel. English only until the oldest supported Grafana can load translations (12.1). */
export const strings = texts({
  unknown: SCREEN_MARKS.unknown,
  loading: 'Loading memory data…',
  failed: 'The query failed. The panel header says why.',
  notices: (count: number) => (count === 1 ? say`1 notice` : say`${count} notices`),

  empty: {
    title: {
      triage: 'No containers match',
      anatomy: 'No memory samples',
      nodes: 'No nodes',
      workload: 'No lives of a workload',
      compare: 'Nothing to compare',
      cardinality: 'No scrape targets',
      unknown: 'No data',
    },
    hint: {
      triage: 'Widen the namespace, pod or container filter, or check that the scope has container metrics.',
      anatomy: 'Check namespace, pod and container, or choose a time range in which the container ran.',
      nodes: 'Check the filter on clusters, and that Prometheus stores memory metrics of nodes.',
      cardinality:
        'Widen the filter, or check that Prometheus stores scrape_samples_scraped, which it writes by itself.',
      workload: 'Choose one namespace, workload and container by their exact names.',
      compare: 'Choose one namespace, pod and container, and a time range in which the container ran.',
      unknown: 'Choose a query, a wider scope or another time range.',
    },
  },

  unusable: {
    anatomyInTriage: 'This query returns the parts of one container. Set View to Auto or Anatomy.',
    leaksInAnatomy: 'This query returns ranked containers. Set View to Auto or Triage, or the query type to Anatomy.',
    nodesElsewhere: 'This query returns nodes. Set View to Auto or Nodes.',
    workloadElsewhere: 'This query returns the lives of a workload. Set View to Auto or Workload.',
    noWorkload: 'This query returns no lives. Set View to Auto, or the query type to Workload.',
    compareElsewhere: 'This query compares replicas. Set View to Auto or Compare.',
    noCompare: 'This query compares nothing. Set View to Auto, or the query type to Compare.',
    cardinalityElsewhere: 'This query returns scrape targets. Set View to Auto or Cardinality.',
    noCardinality: 'This query returns no scrape targets. Set View to Auto, or the query type to Cardinality.',
    noNodes: 'This query returns no nodes. Set View to Auto, or the query type to Nodes.',
    noContainers: 'The data has no memory series with the labels namespace, pod and container.',
  },

  measures: {
    usageBytes: 'Usage',
    workingSetBytes: 'Working set',
    rssBytes: 'Resident set (rss)',
    cacheBytes: 'Page cache',
    unnamedBytes: 'Memory (metric name unknown)',
  },

  options: {
    category: { list: 'Lists', triage: 'Triage', drillDown: 'Drill-down', anatomy: 'Anatomy' },
    view: {
      name: 'View',
      description:
        'Auto ranks several containers, takes one container apart, compares replicas, lists nodes, and shows series.',
      auto: 'Auto',
      triage: 'Triage',
      anatomy: 'Anatomy',
      nodes: 'Nodes',
      workload: 'Workload',
      compare: 'Compare',
      cardinality: 'Cardinality',
    },
    pageSize: { name: 'Rows a page', description: 'Rows on one page of a list.' },
    columns: { name: 'Columns', description: 'Narrow panels leave out the least important ones.' },
    sortBy: { name: 'Sort by', description: 'How the list is sorted at first.' },
    drillDown: {
      name: 'Drill-down',
      description: 'What opening a container does.',
      dashboard: 'Open its dashboard',
      variables: 'Set the variables of this dashboard',
      none: 'Nothing',
    },
    showLegend: { name: 'Legend', description: 'Bytes, share and growth of each part.' },
    showLimit: { name: 'Limit line', description: 'The memory limit of the container, where it is known.' },
  },

  columns: {
    rank: { title: '#', help: 'Rank: what needs somebody first comes first.' },
    container: {
      title: 'Workload',
      help: 'Workload, with its namespace, container and replicas; or container, with its pod.',
    },
    urgency: {
      title: 'Needs',
      help: 'How soon somebody has to look: kills for memory first, then the time to the limit.',
    },
    kills: { title: 'Kills', help: 'Kills for memory in the last 24 hours.' },
    verdict: { title: 'Verdict', help: 'What its memory does, and how sure that is. Open a row for the evidence.' },
    score: {
      title: 'Leak score',
      help: 'Highest of the last 24 hours, from 0 to 100. From 85 on a leak is likely.',
    },
    trend: { title: 'Memory', help: 'Memory over the window. The line is its floor: the lowest value of each hour.' },
    part: { title: 'Growing part', help: 'The part of the memory that grew most, and how fast.' },
    since: { title: 'Since', help: 'When the growth began.' },
    toLimit: { title: 'Time to limit', help: 'When the limit is met if the growth goes on: an 80 % interval.' },
    growth: { title: 'Growth', help: 'Robust slope of the floor over the window.' },
    usage: { title: 'Usage of limit', help: 'Memory in use now, against the limit of the container.' },
    restarts: { title: 'Restarts', help: 'Starts of the container within the window, beyond the first.' },
    age: { title: 'Age', help: 'Time since the last start.' },
    level: { title: 'Detail', help: 'How finely the exported metrics allow the memory to be taken apart.' },
  },

  list: {
    filterPlaceholder: 'Filter by name…',
    keyboardHint: 'Arrow keys move between rows, Enter opens a row, Escape closes it, slash goes to the filter.',
    clearFilter: 'Clear the filter',
    trendLabel: (first: string, last: string) => say`Memory from ${first} to ${last}`,
    ageLabel: (first: string, last: string, age: string) =>
      say`Memory by age, in the middle of its lives: from ${first} to ${last} at an age of ${age}`,
    trendUnknown: 'No memory history',
  },

  triage: {
    caption: 'Memory by what needs somebody first. Space shows the diagnosis of a row',
    filterLabel: 'Filter containers',
    seriesCut: (read: number, all: number) =>
      say`Of ${formatCount(all)} series the first ${formatCount(read)} are read: narrow the query to see the others.`,
    fleet: ({ total, needSomebody, needAnEye, calm, notKnown, notLookedAt }: FleetCounts) =>
      [
        say`${needSomebody} of ${total} ${total === 1 ? 'workload' : 'workloads'} need somebody`,
        ...(needAnEye > 0 ? [say`${needAnEye} worth an eye`] : []),
        say`${calm} calm`,
        ...(notKnown > 0 ? [say`${notKnown} not known`] : []),
        ...(notLookedAt > 0 ? [say`${notLookedAt} not looked at`] : []),
      ].join('; '),
    fleetMatching: (shown: number, total: number) => say`${shown} of ${total} workloads match`,
    guessed: 'guessed',
    replicas: (affected: number, looked: number, total: number | null) => {
      const of = total !== null && total > looked ? say`${looked} looked at (${total} run)` : String(looked);
      return affected === 0
        ? `${total ?? looked} ${(total ?? looked) === 1 ? say`replica` : say`replicas`}`
        : say`${affected} of ${of} affected`;
    },
    replicaList: 'Replicas',
    toWorkload: (name: string) => say`Lives of ${name}`,
    lives: 'Memory by age, versions and earlier lives',
    urgency: URGENCY_WORDS,
    links: 'Data links',
    noneLeft: (filter: string) => say`No container matches “${filter}”.`,
    showing: (shown: number, total: number) => say`Showing ${shown} of ${total} containers`,
    all: (total: number) => (total === 1 ? say`1 container` : say`${total} containers`),
    matching: (shown: number, total: number) => say`${shown} of ${total} containers match`,
    byGrowth: 'Ranked by growth: plain metrics carry no leak score',
    noLimit: 'no known limit',
    swapped: (bytes: string) => say`+ ${bytes} swapped out`,
    flat: 'Flat',
    reclaimable: 'Reclaimable',
    scoreNow: (score: string) => say`now ${score}`,
  },

  scoreWords: {
    low: 'Low',
    rising: 'Rising',
    alert: 'Leak likely',
    strict: 'Leak very likely',
  },

  notScored: {
    flat: 'Flat: nothing rises',
    'too-short': 'Not scored: history too short',
    gaps: 'Not scored: gaps in the data',
    'not-measured': 'Not scored',
    scored: 'Not scored',
  } satisfies Record<ScoreState, string>,

  levels: {
    L3: 'Full detail: usage, anonymous memory and page cache are exported.',
    L2: 'Working set only: usage is not exported, so page cache and kernel memory cannot be told apart.',
    L1: 'Few numbers, as in a kubelet summary: the working set, and anonymous memory where it is known.',
  } satisfies Record<Level, string>,

  anatomy: {
    chartLabel: (name: string) => say`Memory of ${name} over time, in parts`,
    chartRole: 'chart',
    keyboardHint: 'Left and right arrow keys move the cursor, Escape removes it.',
    container: 'Container',
    unnamed: 'the container',
    whole: { usage: 'usage', workingSet: 'working set' } satisfies Record<Whole, string>,
    wholeTitle: { usage: 'Usage', workingSet: 'Working set' } satisfies Record<Whole, string>,
    limit: 'Limit',
    limitAbove: (limit: string) => say`Limit ${limit}, above the chart`,
    request: 'Request',
    requestLine: (request: string) => say`Request ${request}`,
    sumsTo: (whole: string, bytes: string) => say`Parts sum to ${whole}: ${bytes}`,
    sumsToOther: (sum: string, whole: string, bytes: string) => say`Parts shown: ${sum}, ${whole}: ${bytes}`,
    hidden: (count: number) => (count === 1 ? say`1 part hidden` : say`${count} parts hidden`),
    rejected: (count: number) =>
      count === 1 ? say`1 inconsistent sample left out` : say`${count} inconsistent samples left out`,
    noAccepted: 'No sample could be taken apart',
    cannotSplit: 'Plain lines, not stacked: parts need usage or working set, rss and cache of the same samples',
    plainLines: 'Plain lines, not stacked: these series are not parts of one whole',
    firstLines: (shown: number, total: number) => say`Plain lines, not stacked: the first ${shown} of ${total} series`,
    legend: 'Parts of the memory',
    part: 'Part',
    series: 'Series',
    bytesNow: 'Last',
    share: 'Share',
    growth: 'Change',
    growthHelp: 'Last value minus the first one in the time range, or since the last restart',
    certainty: 'Certainty',
    certaintyHelp: 'How sure the number is, and the metrics behind it',
    aboutPart: (title: string, word: string) => say`${title}: ${word}. Show its source`,
    source: (source: string) => say`Source: ${source}`,
    reserved: 'Reserved, not resident',
    reservedHelp: 'The runtime reports it, the kernel holds no pages for it. It is in no sum.',
    toggle: (title: string) => say`Show ${title}`,
    gap: 'No accepted sample here',
  },

  certainty: {
    certain: { word: 'certain', help: 'One exported number.' },
    probable: { word: 'probable', help: 'A difference of several numbers, or an estimate.' },
    uncertain: { word: 'uncertain', help: 'It may hold several kinds of memory, or memory that is not resident.' },
  } satisfies Record<Certainty, { word: string; help: string }>,

  runtime: {
    toggle: 'Runtime detail',
    shortToggle: 'Runtime',
    notSplit: (title: string) => say`${title}, not taken apart here`,
  },

  evidence: {
    title: 'Runtime evidence',
    help: 'What the runtime counts besides its memory. A number that rises with the memory often names the cause.',
    shape: 'Over time',
    change: 'Change',
    from: (first: string, last: string) => `${first} → ${last}`,
    rose: (by: string) => `+${by}`,
    label: (title: string, first: string, last: string) => say`${title}, from ${first} to ${last}`,
  },

  growth: {
    tooShort: 'Too few samples to tell what grows.',
    span: (age: string, sinceRestart: boolean) =>
      sinceRestart ? say`in ${age}, since the last restart` : say`in ${age}`,
    list: (parts: string[]) => parts.join(', '),
    none: (whole: string, change: string, span: string) =>
      say`No part grows: ${whole.toLowerCase()} ${change} ${span}.`,
    of: (parts: string, total: string, span: string) => say`${parts} of ${total} ${span}.`,
    beside: (parts: string, whole: string, total: string, span: string) => `${parts}, ${whole} ${total}, ${span}.`,
    inside: (title: string, change: string) => say`Inside it: ${title} ${change}.`,
    reclaimable: {
      yes: 'The kernel takes it back when memory is short.',
      no: 'The kernel cannot take it back.',
      partly: 'The kernel can take a part of it back.',
    } satisfies Record<PartInfo['reclaimable'], string>,
  },

  tools: {
    toggle: 'What other tools show',
    shortToggle: 'Other tools',
    title: 'What other tools show',
    at: (time: string) => say`What other tools show at ${time}`,
    about: (formula: string, remark: string) => say`Formula: ${formula}.${remark === '' ? '' : ` ${remark}`}`,
    unknown: (title: string, because: string) => `${title} (${because})`,
    first: 'First tool',
    second: 'Second tool',
    against: 'against',
  },

  pod: {
    stack: 'Stack containers',
    stacked: 'Containers of the pod, summed',
    apart: (count: number) =>
      count === 1 ? say`The container of the pod` : say`${count} containers on one scale, by growth`,
    at: (time: string) => say`At ${time}`,
    cards: (pod: string) => say`Memory of the containers of ${pod} over time`,
    noWhole: 'The memory of the pod itself is not exported: the top edge is the sum of its containers',
    beside: (titles: string[]) => say`Pod: ${titles.join(', ').toLowerCase()}`,
    sandbox: { title: 'Sandbox', description: 'The pause container, which holds the namespaces of the pod.' },
    orphaned: {
      title: 'Orphaned',
      description: 'Memory of the pod that no container holds, such as tmpfs files of containers that have ended.',
    },
  },

  processes: {
    title: 'Processes',
    process: 'Process',
    measures: { pss: 'PSS', rss: 'RSS' },
    sum: {
      pss: 'Proportional: shared pages are divided among the processes, so that the rows add up.',
      rss: 'Shared pages count in each process, so the rows add up to more than the container holds.',
    },
    several: (name: string, count: number) => say`${name} (${count} processes)`,
    heavy: (count: number, of: number, share: string) =>
      say`${count} of ${of} processes ${count === 1 ? 'holds' : 'hold'} ${share}.`,
  },

  marks: {
    restart: 'Restart',
    'oom-kill': 'OOM kill',
    deploy: 'Deploy',
    onset: 'Growth began',
  } satisfies Record<MarkKind, string>,
});
