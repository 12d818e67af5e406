import type { Threshold } from '../checks/threshold';

/** Every number of the split of a runtime. */
export const RUNTIME_LIMITS = {
  conflictShare: {
    value: 0.05,
    unit: 'share of anonymous memory',
    reason: 'Certain parts above anonymous memory by more than this and the tolerance are not of this container.',
    source: 'memory catalog, section 6.0, fill rule',
  },
  conflictingSamples: {
    value: 0.1,
    unit: 'share of samples',
    reason: 'Single conflicts are spikes between two scrapes; with more of them nothing is split.',
    source: 'recorded Go service with spikes (o06): 0.3 % of its samples',
  },
  knownShare: {
    value: 0.5,
    unit: 'share of the split samples',
    reason: 'A part that was told for a short while only has no growth over the window.',
    source: 'recorded Java services (o11, o13): live heap is unknown until the first collection',
  },
  javaStackBytes: {
    value: 100 * 1024,
    unit: 'bytes per thread',
    reason: 'What an idle Java thread touches. Its reserved stack (Xss, 1 MiB) is mostly untouched.',
    source: 'memory catalog, section 6.2, J8 (100 idle threads added 9 MiB)',
  },
  rubySlotBytes: {
    value: 40,
    unit: 'bytes per slot',
    reason: 'The smallest slot; since Ruby 3.2 there are larger ones, so the product is a lower bound.',
    source: 'memory catalog, section 6.7',
  },
  goFloorSeconds: {
    value: 600,
    unit: 'seconds',
    reason: 'Go collects at least every two minutes: the lowest heap of ten minutes is near to what is live.',
    source: 'memory catalog, section 6.3, G1',
  },
  nodeFloorSeconds: {
    value: 300,
    unit: 'seconds',
    reason: 'V8 collects often: the lowest heap of five minutes is near to what is live.',
    source: 'memory catalog, section 6.4, N1',
  },
  heavyProcessRatio: {
    value: 2,
    unit: 'times',
    reason: 'Processes count as heavy if the smallest of them is this many times the largest of the others.',
    source: 'recorded forking server (o05): leaking workers are 4.7 times the others',
  },
  heavyProcessBytes: {
    value: 4 * 1024 * 1024,
    unit: 'bytes',
    reason: 'Below this a process is not heavy, however small the others are.',
    source: 'four times the tolerance floor of the decomposition',
  },
} satisfies Record<string, Threshold>;
