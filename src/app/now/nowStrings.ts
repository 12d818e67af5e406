import { say, texts } from '../../engine';

/** Every text of the front page. */
export const nowStrings = texts({
  subtitle: 'What needs somebody now, and where the next click leads.',
  source: 'Data source',
  again: 'Look again',
  lookedAt: (time: string) => say`Looked at ${time}.`,
  looking: 'Looking …',
  stillLooking: 'More is being looked at …',
  failed: 'It could not be looked at',
  partly: 'Not all of it could be looked at',
  more: (count: number) => say`${count} more`,

  workloads: {
    title: 'Workloads',
    none: 'No workload needs somebody.',
    nothing: 'There are no containers here.',
    counted: (needs: number, total: number) => say`${needs} of ${total} need somebody.`,
    open: 'All workloads',
    notKnown: (count: number) =>
      count === 1 ? say`Of one nothing can be said yet.` : say`Of ${count} nothing can be said yet.`,
    unseen: (count: number) => say`${count} were not looked at: record the scores to see all of them.`,
    in: (span: string) => say`in ${span}`,
    next: (span: string) => say`next in ${span}`,
    replicas: (affected: number, total: number) => say`${affected} of ${total} replicas`,
  },
  changed: {
    title: 'Since yesterday',
    open: 'All workloads',
    begun: 'new',
    over: 'no longer',
    gone: 'gone',
    notSeen: 'not seen yesterday',
    notSaid: 'nothing can be said now',
    was: (urgency: string | null) =>
      urgency === null ? say`It was not in yesterday’s list.` : say`Yesterday at this time: ${urgency}.`,
    none: 'The same workloads need somebody as yesterday at this time.',
    counted: (begun: number, over: number) => say`${begun} new, ${over} no longer.`,
    notKnown: 'Of yesterday nothing is known here, so neither is what changed.',
  },
  nodes: {
    title: 'Nodes',
    none: 'No node comes near to its eviction line.',
    noNodes: 'There are no metrics of nodes here.',
    open: 'All nodes',
    pressure: 'under memory pressure',
    reached: 'evicts pods now: its working set is above the eviction line',
    ahead: (span: string) => say`reaches its eviction line in ${span}, if it goes on like this`,
    driver: (name: string, growth: string) => say`Most of it: ${[name, growth].filter(Boolean).join(' ')}.`,
  },
  metrics: {
    title: 'Metrics',
    none: 'No target’s series blow up.',
    nothing: 'There are no scrape targets here.',
    open: 'All targets',
    found: (metric: string, label: string | null) => (label === null ? `${metric}.` : say`${metric}, label ${label}.`),
    series: (series: string, perHour: string) => say`${series} series, ${perHour} an hour`,
  },
  alerts: {
    title: 'Alerts',
    none: 'No alert of Leakscope fires.',
    noRules: 'There are no alerts of Leakscope yet.',
    open: 'All alerts',
    firing: (count: number | null) =>
      count === null ? say`fires` : count === 1 ? say`fires once` : say`fires ${count} times`,
    failing: 'cannot be evaluated',
    fromFile: 'from a rule file',
  },
  recording: {
    title: 'Recorded scores',
    fresh: 'The scores are recorded, and fresh.',
    stale: (names: readonly string[]) => say`Not recorded lately: ${names.join(', ')}.`,
    missing: 'The scores are not recorded: long lists are cut, and alerts wait for them.',
    partly: (names: readonly string[]) => say`Some are not recorded: ${names.join(', ')}.`,
    unknown: 'It is not known whether the scores are recorded.',
    open: 'Recording',
  },
});
