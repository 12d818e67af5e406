import type { Threshold } from '../engine';

/**
 * How much a frame may hold. Writer and reader have the same numbers: the data source sends no more, and of a frame that
 * comes from elsewhere no more is read.
 */
export const CONTRACT_LIMITS = {
  listRows: {
    value: 1_000,
    unit: 'rows',
    reason: 'Containers or targets of one list: more are no table that anybody reads.',
    source: 'Own choice: five queries of the most that one may ask for, in one frame',
  },
  nodeRows: {
    value: 500,
    unit: 'rows',
    reason: 'Nodes of one list: more are no table that anybody reads, and each has a trend.',
    source: 'Own choice',
  },
  memberRows: {
    value: 500,
    unit: 'rows',
    reason: 'Replicas or processes side by side, and the groups of them.',
    source: 'Own choice: more than any chart can tell apart',
  },
  detailRows: {
    value: 10_000,
    unit: 'rows',
    reason: 'Metrics or labels of all targets that were looked into.',
    source: 'Ten targets, the most of a query, with a thousand metrics each',
  },
  texts: {
    value: 40,
    unit: 'rows',
    reason: 'Arguments, steps or fixes of one row; more than any diagnosis has.',
    source: 'The table of rules has fewer',
  },
  topRows: {
    value: 40,
    unit: 'rows',
    reason: 'Lines of the statistics of a server.',
    source: 'Prometheus, /api/v1/status/tsdb: three lists of ten',
  },
  sentences: {
    value: 12,
    unit: 'sentences',
    reason: 'Sentences that a frame says of itself; more than any answer has.',
    source: 'Own choice',
  },
  sentenceCharacters: {
    value: 1_000,
    unit: 'characters',
    reason: 'A longer one is cut: it is no sentence of ours.',
    source: 'The longest of ours has a third of it',
  },
  drivers: {
    value: 20,
    unit: 'containers',
    reason: 'Growing containers that are named beside a node.',
    source: 'The data source names three',
  },
  marks: {
    value: 2_000,
    unit: 'rows',
    reason: 'Restarts, kills and deploys beside a chart; the panel draws the latest of them.',
    source: 'Own choice: ten times what can be drawn',
  },
  episodes: {
    value: 1_000,
    unit: 'rows',
    reason: 'Times that an alert would have fired.',
    source: 'As many as the data source collects',
  },
  lines: {
    value: 1_000,
    unit: 'lines',
    reason: 'Lines of one frame with a line a member or replica.',
    source: 'Own choice: twice the members of a comparison',
  },
  series: {
    value: 5_000,
    unit: 'series',
    reason: 'More series than this are not read: nobody can look at them, and the browser would stall.',
    source: 'Own choice',
  },
  trendPoints: {
    value: 12_000,
    unit: 'points',
    reason: 'Points of a trend in one row; a cell is some hundred pixels wide.',
    source: 'Prometheus answers 11,000 points a series at most',
  },
  textCharacters: {
    value: 300,
    unit: 'characters',
    reason: 'Label values and sentences come from outside and may be of any length; on screen nobody reads more.',
    source: 'Own choice: a name of Kubernetes has 253 at most',
  },
  commandCharacters: {
    value: 2_000,
    unit: 'characters',
    reason: 'A longer command is not offered: a cut command would be another one.',
    source: 'Any command of ours with the longest names that Kubernetes allows',
  },
  codeCharacters: {
    value: 20_000,
    unit: 'characters',
    reason: 'Code longer than this is not shown: a cut piece of code would be another one.',
    source: 'Ten lines with the longest names that Prometheus is known to hold',
  },
} as const satisfies Record<string, Threshold>;
