import { type MetricCount, type MetricFamily, toFamilies, say } from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import type { VectorSample } from '../ask/prometheusClient';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { countsBeforeQuery, metricCountsQuery, seriesCountQuery, type PageMoment } from './cardinalityQueries';
import type { InstantAsk } from '../ask/joinedAsk';

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
export async function collectPage(asked: InstantAsk, request: PageRequest): Promise<TargetPage> {
  const { scope, startOffsetSeconds } = request;
  const offsets = [0, HOUR_SECONDS, ...(startOffsetSeconds === null ? [] : [startOffsetSeconds])];
  const narrow = offsets.map((offsetSeconds): PageMoment => ({ scope, backSeconds: null, offsetSeconds }));
  const [counted, narrowNames] = await Promise.all([
    Promise.all(narrow.map((moment) => countSeries(asked, request, moment))),
    countNames(asked, request, narrow),
  ]);
  const found = await Promise.all(counted.map((one) => widen(asked, request, one)));
  const isWidened = found.some(({ moment }) => moment.backSeconds !== null);
  const names = isWidened
    ? await countNames(
        asked,
        request,
        found.map(({ moment }) => moment)
      )
    : narrowNames;
  const [now, hourAgo, start = null] = found;
  const before = (one: FoundMoment | null, index: number) => (one?.isKnown && now.isKnown ? names[index] : null);
  const families = toReports(now.isKnown ? names[0] : [], before(hourAgo, 1), before(start, 2));
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

/** Half of what the scrapes say there should be. */
const halfOf = ({ expectedAgo }: PageRequest, { offsetSeconds }: PageMoment) => (expectedAgo(offsetSeconds) ?? 0) / 2;

async function countSeries(asked: InstantAsk, request: PageRequest, moment: PageMoment): Promise<FoundMoment> {
  const touched = request.expectedAgo(moment.offsetSeconds) ?? 0;
  const series = (await asked.instant(seriesCountQuery(moment), touched)).vector[0]?.value ?? null;
  return { moment, series, isKnown: series !== null && series >= halfOf(request, moment) };
}

async function widen(asked: InstantAsk, request: PageRequest, narrow: FoundMoment): Promise<FoundMoment> {
  const isThin = !narrow.isKnown && halfOf(request, narrow.moment) > 0;
  const backSeconds = CARDINALITY_COLLECT_LIMITS.wideLookbackSeconds.value;
  return isThin ? countSeries(asked, request, { ...narrow.moment, backSeconds }) : narrow;
}

/** Series by metric at each moment, of the metrics that have the most at the first one. */
function countNames(asked: InstantAsk, { expectedAgo }: PageRequest, moments: readonly PageMoment[]) {
  const top = CARDINALITY_COLLECT_LIMITS.shownMetrics.value;
  const [now] = moments;
  const touched = expectedAgo(0) ?? 0;
  return Promise.all(
    moments.map(async (moment) => {
      const isNow = moment === now;
      const expr = isNow ? metricCountsQuery(now, top) : countsBeforeQuery(moment, now, top);
      const more = isNow ? 0 : (expectedAgo(moment.offsetSeconds) ?? 0);
      return toCounts((await asked.instant(expr, touched + more)).vector);
    })
  );
}

function describeMoment({ moment, isKnown, series }: FoundMoment): string[] {
  if (!isKnown) {
    return [
      series === null
        ? say`The server has no series of this target now.`
        : say`The server has less than half of the series of this target: they may be in another server.`,
    ];
  }
  return moment.backSeconds === null
    ? []
    : [say`The server has few of these series at one moment: all of the last hour are counted.`];
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
