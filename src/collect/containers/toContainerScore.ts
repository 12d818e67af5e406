import {
  combineParts,
  type ContainerFinding,
  type ContainerScore,
  evaluateScoreFromFloors,
  type RangeEdge,
  type ScoredPart,
  toSize,
} from '../../engine';
import { HOUR_SECONDS, RANKED_HOURS } from './fetchDetails';
import type { MatrixSeries } from '../ask/prometheusClient';
import type { ServerScores } from './rankContainers';

/** Floors at full hours: of the hour that ends there. */
export interface HourlyFloors {
  timesSeconds: number[];
  bytes: Array<number | null>;
}

export type PartFloors = Partial<Record<ScoredPart, HourlyFloors>>;

/** One floor for every full hour from the first known one to the last hour before the moment. */
export function toHourlyFloors(series: MatrixSeries, atSeconds: number): HourlyFloors | null {
  if (series.timesSeconds.length === 0) {
    return null;
  }
  const first = Math.ceil(series.timesSeconds[0] / HOUR_SECONDS) * HOUR_SECONDS;
  const count = Math.floor((atSeconds - first) / HOUR_SECONDS) + 1;
  const bytes = new Array<number | null>(Math.max(0, count)).fill(null);
  series.timesSeconds.forEach((time, i) => {
    const index = Math.round((time - first) / HOUR_SECONDS);
    if (index >= 0 && index < bytes.length) {
      bytes[index] = toSize(series.values[i]);
    }
  });
  return { timesSeconds: bytes.map((_, i) => first + i * HOUR_SECONDS), bytes };
}

export interface ScoreFacts {
  server: ServerScores | null;
  floors: PartFloors;
  /** That of the server which made the floors. */
  edge: RangeEdge;
  limitBytes: number | null;
  startTimeSeconds: number | null;
  /** Whether the container has a sample now. */
  isSeen: boolean;
}

/**
 * The score of one container: the number of the server where it gave one; else, and for the parts that the server was not
 * asked about, what the floors say of the last full hour. Missing samples are never taken for zero.
 */
export function toContainerScore(
  facts: ScoreFacts
): Pick<ContainerFinding, 'score' | 'scoreState' | 'scoreMaxOneDay' | 'scorePart' | 'oomLoopScore'> {
  const { server, isSeen } = facts;
  const past = scoreHours(facts);
  // A container without a floor that has a sample now is younger than an hour.
  const lastHour: ContainerScore = past[past.length - 1] ?? {
    score: null,
    state: isSeen ? 'too-short' : 'not-measured',
    part: null,
    parts: {},
  };
  const now = joinServer(lastHour, server);
  const oomLoopScore = server?.oomLoop ?? null;
  const inLoop = oomLoopScore !== null && oomLoopScore > (now.score ?? 0);
  const current = inLoop ? { score: oomLoopScore, state: 'scored' as const, part: 'anon' as const } : now;
  const known = [...past.map(({ score }) => score), current.score].filter((score) => score !== null);
  return {
    score: current.score,
    scoreState: current.state,
    scorePart: current.part,
    scoreMaxOneDay: known.length > 0 ? Math.max(...known) : null,
    oomLoopScore,
  };
}

/** At each full hour of the last day, oldest first. */
function scoreHours({ floors, edge, limitBytes, startTimeSeconds }: ScoreFacts): ContainerScore[] {
  const results = Object.entries(floors).map(([part, { timesSeconds, bytes }]) => {
    const input = { startSeconds: timesSeconds[0], floorBytes: bytes, limitBytes, startTimeSeconds };
    return [
      part as ScoredPart,
      bytes.length > 0 ? evaluateScoreFromFloors(input, { hours: RANKED_HOURS, edge }) : [],
    ] as const;
  });
  const hours = Math.max(0, ...results.map(([, byHour]) => byHour.length));
  return Array.from({ length: hours }, (_, hour) =>
    combineParts(
      Object.fromEntries(
        results.flatMap(([part, byHour]) => {
          // All lists end at the same hour.
          const result = byHour[hour - hours + byHour.length];
          return result ? [[part, result]] : [];
        })
      )
    )
  );
}

function joinServer(lastHour: ContainerScore, server: ServerScores | null): Omit<ContainerScore, 'parts'> {
  const given = Object.entries(server?.parts ?? {}) as Array<[ScoredPart, number]>;
  if (given.length === 0) {
    return lastHour;
  }
  // Parts that the server was asked about count as it said, the others as of the last full hour.
  const others = Object.entries(lastHour.parts).flatMap(([part, result]) =>
    part !== 'anon' && part !== 'working_set' && result.score !== null
      ? [[part as ScoredPart, result.score] as [ScoredPart, number]]
      : []
  );
  const [part, score] = [...given, ...others].reduce((best, one) => (one[1] > best[1] ? one : best));
  return { score, state: 'scored', part: score > 0 ? part : null };
}
