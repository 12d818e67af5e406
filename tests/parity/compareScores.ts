import {
  buildScoreExpr,
  evaluateScore,
  evaluateScoreFromFloors,
  PART_PARAMETERS,
  type RangeEdge,
  SCORE_LOOKBACK_HOURS,
  SCORE_WINDOWS,
  type ScoreSource,
  toFloor,
} from '../../src/engine';
import { askInstant, askRange, type Series } from './askPrometheus';

export interface Comparison {
  /** Pairs of numbers, and of absences, that were compared: one for a container, a window and a moment. */
  numbers: number;
  absences: number;
  largestDifference: number;
  /** Containers, windows and moments where only one side has a number, or both have and differ. */
  differing: string[];
}

export interface Samples {
  timesSeconds: number[];
  values: number[];
}

const toId = (source: ScoreSource, { labels }: Series) => source.groupLabels.map((label) => labels[label]).join('/');

/** What is read of a part: raw samples, or the values of a difference at the moments of its subqueries. */
async function askMemory(url: string, source: ScoreSource, endSeconds: number): Promise<Series[]> {
  const hours = SCORE_LOOKBACK_HOURS + 48;
  if (source.step === '') {
    return askInstant(url, `${source.memory}[${hours}h]`, endSeconds);
  }
  const stepSeconds = PART_PARAMETERS.differenceStep.value;
  const last = Math.floor(endSeconds / stepSeconds) * stepSeconds;
  return askRange(url, source.memory, { startSeconds: last - hours * 3600, endSeconds: last, stepSeconds });
}

/** All samples by container; those of several rows (restarts) are merged. */
export async function fetchSamples(
  url: string,
  source: ScoreSource,
  endSeconds: number
): Promise<Map<string, Samples>> {
  const points = new Map<string, Array<[number, number]>>();
  for (const series of await askMemory(url, source, endSeconds)) {
    const merged = points.get(toId(source, series)) ?? [];
    series.timesSeconds.forEach((time, index) => merged.push([time, series.values[index]]));
    points.set(toId(source, series), merged);
  }
  return new Map(
    [...points].map(([id, merged]) => {
      merged.sort(([a], [b]) => a - b);
      return [id, { timesSeconds: merged.map(([time]) => time), values: merged.map(([, value]) => value) }];
    })
  );
}

async function fetchValues(url: string, source: ScoreSource, query: string, atSeconds: number) {
  const series = await askInstant(url, query, atSeconds);
  return new Map(series.map((one) => [toId(source, one), one.values[0]]));
}

/** What the server's texts give, by window and container. NaN is the server's word for "not a number": no score. */
async function fetchServerScores(url: string, source: ScoreSource, atSeconds: number) {
  return Promise.all(
    SCORE_WINDOWS.map(async (window) => {
      const scores = await fetchValues(url, source, buildScoreExpr(window, source), atSeconds);
      return new Map([...scores].filter(([, score]) => !Number.isNaN(score)));
    })
  );
}

export const newComparison = (): Comparison => ({ numbers: 0, absences: 0, largestDifference: 0, differing: [] });

export function compare(comparison: Comparison, name: string, ours: number | null, theirs: number | null): void {
  if (ours === null || theirs === null) {
    comparison.absences += ours === theirs ? 1 : 0;
  } else {
    comparison.numbers++;
    comparison.largestDifference = Math.max(comparison.largestDifference, Math.abs(ours - theirs));
  }
  if (!Object.is(ours, theirs)) {
    comparison.differing.push(`${name}: ours ${ours}, the server's ${theirs}`);
  }
}

/** Compares the evaluator on raw samples with the server at each moment: every window and the maximum. */
export async function compareScores(
  url: string,
  source: ScoreSource,
  moments: readonly number[],
  edge: RangeEdge
): Promise<Comparison> {
  const samples = await fetchSamples(url, source, Math.max(...moments));
  const comparison = newComparison();
  for (const atSeconds of moments) {
    const server = await fetchServerScores(url, source, atSeconds);
    const limits = await fetchValues(url, source, source.limit, atSeconds);
    const starts = await fetchValues(url, source, source.startTime, atSeconds);
    for (const [id, one] of samples) {
      const facts = { limitBytes: limits.get(id) ?? null, startTimeSeconds: starts.get(id) ?? null };
      const ours = evaluateScore({ ...one, ...facts }, { atSeconds, edge });
      SCORE_WINDOWS.forEach((window, index) => {
        const name = `${id} ${window.id} at ${atSeconds}`;
        compare(comparison, name, ours.windows[window.id], server[index].get(id) ?? null);
      });
      const theirs = server.map((scores) => scores.get(id)).filter((score) => score !== undefined);
      const highest = theirs.length > 0 ? Math.max(...theirs) : null;
      compare(comparison, `${id} at ${atSeconds}`, ours.state === 'scored' ? ours.score : null, highest);
    }
  }
  return comparison;
}

/** The same from hourly floors that the server made, at the full hours before the end. */
export async function compareFloorScores(
  url: string,
  source: ScoreSource,
  { endSeconds, hours, edge }: { endSeconds: number; hours: number; edge: RangeEdge }
): Promise<Comparison> {
  const lastHour = Math.floor(endSeconds / 3600) * 3600;
  const startSeconds = lastHour - (SCORE_LOOKBACK_HOURS + hours) * 3600;
  const series = await askRange(url, toFloor(source, 1, 0), { startSeconds, endSeconds: lastHour, stepSeconds: 3600 });
  const limits = await fetchValues(url, source, source.limit, lastHour);
  const starts = await fetchValues(url, source, source.startTime, lastHour);
  const comparison = newComparison();
  const results = new Map(
    series.map((one) => {
      const floorBytes = new Array<number | null>((lastHour - startSeconds) / 3600 + 1).fill(null);
      one.timesSeconds.forEach((time, index) => {
        floorBytes[(time - startSeconds) / 3600] = one.values[index];
      });
      const id = toId(source, one);
      const facts = { limitBytes: limits.get(id) ?? null, startTimeSeconds: starts.get(id) ?? null };
      return [id, evaluateScoreFromFloors({ startSeconds, floorBytes, ...facts }, { hours, edge })];
    })
  );
  for (let hour = 0; hour < hours; hour++) {
    const atSeconds = lastHour - (hours - 1 - hour) * 3600;
    const limitsThen = await fetchValues(url, source, source.limit, atSeconds);
    const startsThen = await fetchValues(url, source, source.startTime, atSeconds);
    const server = await fetchServerScores(url, source, atSeconds);
    for (const [id, scores] of results) {
      // Limit and start time are taken as they are now: where they were others then, the history is another by design.
      if (limitsThen.get(id) !== limits.get(id) || startsThen.get(id) !== starts.get(id)) {
        continue;
      }
      SCORE_WINDOWS.forEach((window, index) => {
        const name = `${id} ${window.id} at ${atSeconds}`;
        compare(comparison, name, scores[hour].windows[window.id], server[index].get(id) ?? null);
      });
    }
  }
  return comparison;
}

/** One line for the log of a test run. */
export function report(name: string, { numbers, absences, largestDifference, differing }: Comparison): void {
  process.stdout.write(
    `parity, ${name}: ${numbers} scores and ${absences} absences compared, ${differing.length} differ, largest difference ${largestDifference}\n`
  );
}
