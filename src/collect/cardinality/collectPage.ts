import { type MetricCount, type MetricFamily, toFamilies } from '../../engine';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';
import type { VectorSample } from '../ask/prometheusClient';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { metricCountsQuery, namedCountsQuery, seriesCountQuery, type PageMoment } from './cardinalityQueries';

/** One metric of a target, now and before. Null is unknown. */
export interface FamilyReport extends MetricFamily {
  seriesHourAgo: number | null;
  seriesAtStart: number | null;
}

/** What the series of a target are called. */
export interface TargetPage {
  /** Those that grew most since the start first; then the largest. */
  families: FamilyReport[];
  /** All its series in the server now; null where there are none. */
  countedSeries: number | null;
  /** Series of metrics that are not among the families. */
  otherSeries: number | null;
  /** The moments that were asked about, for more questions about the same series; null is unknown. */
  now: PageMoment;
  hourAgo: PageMoment | null;
  start: PageMoment | null;
  notes: string[];
}

export interface PageRequest {
  scope: readonly LabelMatcher[];
  /** Samples of the page at a moment, so many seconds ago, by its scrapes; null is unknown. */
  expectedAgo: (secondsAgo: number) => number | null;
  /** How long ago the life began that is compared with; null where it is not known. */
  startOffsetSeconds: number | null;
}

const HOUR_SECONDS = 3600;

/**
 * Counts the series of one target by metric: now, an hour ago, and at its start. Where the look-back of the server holds
 * less than half of the page at a moment, because the target is scraped less often, the series of an hour count instead;
 * where even those are less than half, the moment is unknown.
 */
export async function collectPage(asked: AskSession, request: PageRequest): Promise<TargetPage> {
  const { startOffsetSeconds } = request;
  const [now, hourAgo, start] = await Promise.all([
    findMoment(asked, request, 0),
    findMoment(asked, request, HOUR_SECONDS),
    startOffsetSeconds === null ? null : findMoment(asked, request, startOffsetSeconds),
  ]);
  const { shownMetrics } = CARDINALITY_COLLECT_LIMITS;
  const nowCounts = now.isKnown
    ? toCounts((await asked.instant(metricCountsQuery(now.moment, shownMetrics.value))).vector)
    : [];
  const names = nowCounts.map(({ name }) => name);
  const before = async (found: FoundMoment | null) =>
    found?.isKnown && names.length > 0
      ? toCounts((await asked.instant(namedCountsQuery(found.moment, names))).vector)
      : null;
  const [hourAgoCounts, startCounts] = await Promise.all([before(hourAgo), before(start)]);
  const families = toReports(nowCounts, hourAgoCounts, startCounts);
  const named = families.reduce((sum, { series }) => sum + series, 0);
  return {
    families,
    countedSeries: now.series,
    otherSeries: now.series === null ? null : Math.max(0, now.series - named),
    now: now.moment,
    hourAgo: hourAgo.isKnown ? hourAgo.moment : null,
    start: start?.isKnown ? start.moment : null,
    notes: describeMoment(now),
  };
}

interface FoundMoment {
  moment: PageMoment;
  series: number | null;
  isKnown: boolean;
}

async function findMoment(asked: AskSession, request: PageRequest, offsetSeconds: number): Promise<FoundMoment> {
  const { scope, expectedAgo } = request;
  const half = (expectedAgo(offsetSeconds) ?? 0) / 2;
  const total = async (moment: PageMoment): Promise<FoundMoment> => {
    const series = (await asked.instant(seriesCountQuery(moment))).vector[0]?.value ?? null;
    return { moment, series, isKnown: series !== null && series >= half };
  };
  const narrow = await total({ scope, backSeconds: null, offsetSeconds });
  const isThin = !narrow.isKnown && half > 0;
  return isThin
    ? total({ scope, backSeconds: CARDINALITY_COLLECT_LIMITS.wideLookbackSeconds.value, offsetSeconds })
    : narrow;
}

function describeMoment({ moment, isKnown, series }: FoundMoment): string[] {
  if (!isKnown) {
    return [
      series === null
        ? 'The server has no series of this target now.'
        : 'The server has less than half of the series of this target: they may be in another server.',
    ];
  }
  return moment.backSeconds === null
    ? []
    : ['The server has few of these series at one moment: all of the last hour are counted.'];
}

function toCounts(vector: readonly VectorSample[]): MetricCount[] {
  return vector.flatMap(({ labels, value }) => (labels.__name__ ? [{ name: labels.__name__, series: value }] : []));
}

function toReports(now: MetricCount[], hourAgo: MetricCount[] | null, start: MetricCount[] | null): FamilyReport[] {
  const before = hourAgo && sumsOf(hourAgo);
  const first = start && sumsOf(start);
  const growth = ({ series, seriesAtStart }: FamilyReport) => series - (seriesAtStart ?? series);
  return toFamilies(now)
    .map((family) => ({
      ...family,
      seriesHourAgo: before && before(family),
      seriesAtStart: first && first(family),
    }))
    .sort((a, b) => growth(b) - growth(a) || b.series - a.series);
}

/** Series of a family at another moment: a metric that is not in the answer had none. */
function sumsOf(then: readonly MetricCount[]) {
  const seriesOf = new Map(then.map(({ name, series }) => [name, series]));
  return ({ members }: MetricFamily): number => members.reduce((sum, { name }) => sum + (seriesOf.get(name) ?? 0), 0);
}
