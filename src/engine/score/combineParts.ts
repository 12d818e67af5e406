import type { ScoreState } from './scoreState';
import { SCORE_WINDOWS } from './scoreDefinition';
import { PART_PARAMETERS, SCORED_PARTS, type ScoredPart } from './scoredParts';
import type { ScoreResult } from './scoreResult';

/** The leak score of one container: the highest of its parts. */
export interface ContainerScore {
  score: number | null;
  state: ScoreState;
  /** The part that the score is of; null without a score above 0. */
  part: ScoredPart | null;
  /** By part; kernel memory capped as it counts. */
  parts: Partial<Record<ScoredPart, ScoreResult>>;
}

/** Less is known towards the end. */
const STATES: readonly ScoreState[] = ['scored', 'flat', 'gaps', 'too-short', 'not-measured'];

/**
 * Puts the parts of one container together, as the last recording rule does: the working set counts only where anonymous
 * memory is not measured, and kernel memory is capped in a window in which anonymous memory does not rise with it.
 */
export function combineParts(results: Partial<Record<ScoredPart, ScoreResult>>): ContainerScore {
  const parts: ContainerScore['parts'] = { ...results };
  if (isMeasured(results.anon)) {
    delete parts.working_set;
  } else {
    // Differences with an rss that is not measured mean nothing.
    delete parts.kernel;
  }
  // cAdvisor writes 0 where swap is not counted too: that nothing was swapped says nothing of the container.
  if (!((parts.swap?.score ?? 0) > 0)) {
    delete parts.swap;
  }
  if (parts.kernel) {
    parts.kernel = capKernel(parts.kernel, results.anon);
  }
  let best: { part: ScoredPart; score: number } | null = null;
  for (const { name } of SCORED_PARTS) {
    const score = parts[name]?.score ?? null;
    if (score !== null && score > (best?.score ?? 0)) {
      best = { part: name, score };
    }
  }
  const states = Object.values(parts).map(({ state }) => state);
  const state = STATES.find((one) => states.includes(one)) ?? 'not-measured';
  const isKnown = state === 'scored' || state === 'flat';
  return { score: best?.score ?? (isKnown ? 0 : null), state, part: best?.part ?? null, parts };
}

const isMeasured = (anon: ScoreResult | undefined) => anon !== undefined && anon.state !== 'not-measured';

function capKernel(kernel: ScoreResult, anon: ScoreResult | undefined): ScoreResult {
  const { kernelCap, kernelCompanion } = PART_PARAMETERS;
  const windows = { ...kernel.windows };
  let highest: number | null = null;
  for (const { id } of SCORE_WINDOWS) {
    const own = windows[id];
    if (own !== null) {
      const companion = anon?.windows[id] ?? null;
      const isJoined = companion !== null && companion >= kernelCompanion.value;
      windows[id] = isJoined ? own : Math.min(own, kernelCap.value);
      highest = Math.max(highest ?? 0, windows[id]);
    }
  }
  return { ...kernel, windows, score: kernel.state === 'scored' ? highest : kernel.score };
}
