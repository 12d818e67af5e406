import { evaluateOomLoop, OOM_LOOP_PARAMETERS } from '../../../src/engine';
import { HOUR, type Prepared } from '../prepare';
import type { Detector } from './detector';
import { sampleAt } from './samples';
import { ALERT, scoreContainer, toSeriesPart } from './score';

const STEP = OOM_LOOP_PARAMETERS.step.value;
const WINDOW = OOM_LOOP_PARAMETERS.window.value * HOUR;

/** The companion score of OOM loops at a full hour; 0 where it has no value. */
export function loopScore(prepared: Prepared, hour: number): number {
  const { series, startSeconds } = prepared;
  const atSeconds = startSeconds + hour * HOUR;
  const killed = (series.oomKillsSeconds ?? []).some((at) => at <= atSeconds && at > atSeconds - WINDOW);
  if (!killed) {
    return 0;
  }
  const timesSeconds: number[] = [];
  for (let at = atSeconds - WINDOW; at <= atSeconds; at += STEP) {
    timesSeconds.push(at);
  }
  const memory = series.parts?.anon ?? series.workingSetBytes;
  const restarts = series.lives.filter(
    ({ startSeconds: at }, i) => i > 0 && at <= atSeconds && at > atSeconds - WINDOW
  ).length;
  const bytes = timesSeconds.map((at) => sampleAt(prepared, memory, at));
  return evaluateOomLoop({ timesSeconds, bytes, limitBytes: series.limitBytes, restarts, killed }, { atSeconds }) ?? 0;
}

/** What the shipped rules alarm on: the score of growth, or its companion for loops of OOM kills. */
export const SCORE_AND_LOOP: Detector = {
  name: 'score-or-loop',
  title: `leak score or OOM loop score >= ${ALERT} for 1h`,
  inARow: 2,
  everyHours: 1,
  prepare(prepared) {
    const results = scoreContainer(prepared);
    return (hour) => {
      const { part, score } = results[hour];
      const grown = score ?? 0;
      const looped = loopScore(prepared, hour);
      const rank = Math.max(grown, looped);
      return { alarm: rank >= ALERT, rank, part: looped > grown ? 'anon' : toSeriesPart(part) };
    };
  },
};
