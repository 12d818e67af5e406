import { say } from '../language/say';
import { texts } from '../language/texts';
import type { UnknownReason } from '../diagnosis/diagnosis';
import type { Verdict } from '../diagnosis/finding';

/** Every text of a ticket, and of the sentence that stands above a diagnosis. */
export const ticketStrings = texts({
  verdicts: {
    leak: 'It leaks',
    'cardinality-leak': 'It leaks through its own metrics',
    'cache-growth': 'Page cache grows, which the kernel takes back',
    'tmpfs-growth': 'Files in memory grow',
    'kernel-growth': 'Memory of the kernel grows',
    'load-coupled': 'Its memory goes with the load',
    'warm-up': 'It warmed up, and stands now',
    saturating: 'It rises ever more slowly',
    step: 'It jumped once, and stands since',
    sawtooth: 'It rises and falls back again and again',
    'restart-loop': 'It restarts again and again',
    spiky: 'It has short peaks above a flat floor',
    steady: 'Nothing grows that cannot be taken back',
    declining: 'Its memory falls',
    unknown: 'Nothing can be said',
  } satisfies Record<Verdict, string>,
  reasons: {
    'too-short': 'the history is too short',
    gaps: 'too many samples are missing',
    'metrics-missing': 'the metrics that would tell are not exported',
    'not-measured': 'all its memory metrics are 0',
    'not-collected': 'the heap that grows was not collected yet',
    'not-proven': 'something rises, but chance or normal work explains it as well',
  } satisfies Record<UnknownReason, string>,
  notJudged: 'Nobody judged it: there was no history.',
  grows: (part: string, growth: string) => `${part} ${growth}`,
  inside: (part: string, inside: string) => `${part} (${inside})`,
  ofProcess: (process: string) => say`of process ${process}`,
  since: (span: string) => say`since ${span}`,
  limit: 'its limit',
  limitAround: 'the limit of its pod or node',
  limitOf: (bytes: string) => say`its limit of ${bytes}`,
  isReached: (limit: string) => say`${limit} is reached`,
  reachedBetween: (limit: string, from: string, to: string) => say`${limit} is reached in ${from} to ${to}`,
  reachedIn: (limit: string, span: string) => say`${limit} is reached in about ${span}`,
  notBefore: (limit: string, span: string) => say`${limit} is not reached before ${span} are over`,
  killed: (count: number) =>
    count === 1
      ? say`It was killed for memory once in the last day.`
      : say`It was killed for memory ${count} times in the last day.`,

  facts: {
    workload: 'Workload',
    container: 'Container',
    usage: 'In use',
    ofLimit: (usage: string, limit: string) => say`${usage} of ${limit}`,
    noLimit: (usage: string) => say`${usage}, no limit`,
    at: 'Looked at',
  },
  sides: { for: 'Speaks for it', against: 'Speaks against it', note: 'Notes' },
  steps: 'Next steps',
  open: 'Open in Grafana',
});
