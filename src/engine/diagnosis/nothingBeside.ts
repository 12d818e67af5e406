import type { DiagnosisInput } from './diagnosis';

/** What there may be besides the memory itself, of which nothing is known. */
export const NOTHING_BESIDE = {
  oomKillsSeconds: null,
  restarts: null,
  deploys: [],
  score: null,
  scoreMaxOneDay: null,
  runtime: null,
  processes: null,
  requests: null,
  errors: null,
  counters: [],
  scrapedSamples: null,
  peers: [],
  lives: null,
} satisfies Partial<DiagnosisInput>;
