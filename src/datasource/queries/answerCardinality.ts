import type { AskSession } from '../../collect/ask/session';
import type { DataFrame } from '@grafana/data';
import { collectCardinality, type Cardinality } from '../../collect/cardinality/collectCardinality';
import type { LabelMatcher } from '../../collect/sources/labelMatcher';
import { DEFAULT_DRILL, MAX_DRILL, MAX_TOP, type LeakscopeQuery } from '../../contract/query';
import { toCardinalityFrames } from '../frames/toCardinalityFrames';
import { isEverything } from './toMatchers';

export interface CardinalityQuestion {
  query: Pick<LeakscopeQuery, 'job' | 'instance' | 'drill' | 'top'>;
  /** The scope, as conditions on containers. */
  matchers: readonly LabelMatcher[];
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  signal?: AbortSignal;
}

/** How many targets are listed where the query does not say. */
const DEFAULT_TARGETS = 50;

/** Targets whose series blow up: first the list, then again with what is behind the first of them. */
export async function answerCardinality(
  ask: AskSession,
  { query, matchers, ...window }: CardinalityQuestion,
  refId: string,
  emit: (frames: DataFrame[]) => void
): Promise<DataFrame[]> {
  const show = (soFar: Cardinality) => emit(toCardinalityFrames(refId, soFar));
  const found = await collectCardinality(ask, {
    ...window,
    matchers: [],
    scope: matchers,
    job: nameOf(query.job),
    instance: nameOf(query.instance),
    top: clamp(query.top ?? DEFAULT_TARGETS, 1, MAX_TOP),
    drill: clamp(query.drill ?? DEFAULT_DRILL, 0, MAX_DRILL),
    onFirst: show,
  });
  return toCardinalityFrames(refId, found);
}

/** The name of a job or instance; "All" of a variable is none. */
function nameOf(text: string | undefined): string | undefined {
  return isEverything(text) ? undefined : text;
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.floor(value), least), most) : least;
}
