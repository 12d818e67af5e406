import { AnswerMemory } from './answerMemory';
import { LIMITS } from './limits';
import type { PrometheusClient, QueryCost, RangeAnswer, RangeRequest, TsdbCount, TsdbStatus } from './prometheusClient';
import { NO_COST } from './queryCost';
import { alignRange, cutSeries, firstMissing, joinAnswers, rangeKey, type Covered } from './rangeMemory';
import { aborted, shareInFlight } from './shareInFlight';

export interface SharedOptions {
  maxEntries: number;
  maxAgeSeconds: number;
  /** Milliseconds since 1970, such as `Date.now`. */
  now: () => number;
  /** Ranges are put on multiples of their step, as Grafana does anyway. */
  alignRanges?: boolean;
}

interface Answer {
  warnings: string[];
  cost: QueryCost;
}

interface Kept {
  answer: Answer;
  samples: number;
  keptAtMs: number;
}

interface KeptRange extends Kept {
  answer: RangeAnswer;
  covered: Covered;
  /** When the oldest part of it was asked. */
  begunAtMs: number;
}

/**
 * Keeps answers of another client for a while, and asks a question that is under way only once. Of a range that was asked
 * before only its end is asked, from where samples may still have come in. Failures are never kept. Each caller gets its
 * own lists, so that what one does with an answer reaches no other; an answer that was kept or shared costs nothing.
 */
export function sharedClient(client: PrometheusClient, options: SharedOptions): PrometheusClient {
  const { maxAgeSeconds, now } = options;
  const answers = new AnswerMemory<Kept>(options.maxEntries);
  const ranges = new AnswerMemory<KeptRange>(options.maxEntries);
  const share = shareInFlight();

  const answerOf = async <T extends Answer>(
    question: readonly unknown[],
    { signal, origin }: Pick<RangeRequest, 'signal' | 'origin'>,
    ask: (signal: AbortSignal) => Promise<T>
  ): Promise<T> => {
    const key = JSON.stringify(question);
    if (signal?.aborted) {
      throw aborted();
    }
    const found = origin?.skipCache ? null : answers.get(key);
    if (found && now() - found.keptAtMs < maxAgeSeconds * 1000) {
      return copyAnswer(found.answer as T, NO_COST);
    }
    answers.drop(key);
    const { answer, isShared } = await share(key, signal, async (inner) => {
      const fresh = await ask(inner);
      answers.set(key, { answer: fresh, samples: fresh.cost.samples, keptAtMs: now() });
      return fresh;
    });
    return copyAnswer(answer, isShared ? NO_COST : answer.cost);
  };

  /** Asks for what is not known of a range, and keeps the whole. */
  const continueRange = async (key: string, request: RangeRequest): Promise<RangeAnswer> => {
    const found = request.origin?.skipCache ? null : ranges.get(key);
    const known = found && now() - found.begunAtMs < LIMITS.rangeAgeSeconds.value * 1000 ? found : null;
    const fromSeconds = known ? firstMissing(known.covered, request) : request.startSeconds;
    const askedAtMs = now();
    if (known && fromSeconds > request.endSeconds) {
      const series = cutSeries(known.answer.series, request.startSeconds, fromSeconds);
      return { ...known.answer, series, cost: NO_COST };
    }
    const tail = await client.range({ ...request, startSeconds: fromSeconds });
    const older = known ? cutSeries(known.answer.series, request.startSeconds, fromSeconds) : [];
    const answer: RangeAnswer = {
      series: known ? joinAnswers(older, tail) : tail.series,
      warnings: [...new Set([...(known?.answer.warnings ?? []), ...tail.warnings])],
      cost: tail.cost,
    };
    const samples = answer.series.reduce((sum, { values }) => sum + values.length, 0);
    const settledSeconds = Math.min(request.endSeconds, askedAtMs / 1000 - LIMITS.settleSeconds.value);
    ranges.set(key, {
      answer,
      samples,
      keptAtMs: askedAtMs,
      begunAtMs: known?.begunAtMs ?? askedAtMs,
      covered: { startSeconds: request.startSeconds, endSeconds: request.endSeconds, settledSeconds },
    });
    return answer;
  };

  const range = async (asked: RangeRequest): Promise<RangeAnswer> => {
    const request = options.alignRanges ? alignRange(asked) : asked;
    const { signal, startSeconds, endSeconds, origin } = request;
    if (signal?.aborted) {
      throw aborted();
    }
    const key = rangeKey(request);
    const found = origin?.skipCache ? null : ranges.get(key);
    const isRepeat = found?.covered.startSeconds === startSeconds && found.covered.endSeconds === endSeconds;
    if (isRepeat && now() - found.keptAtMs < maxAgeSeconds * 1000) {
      return copyAnswer(found.answer, NO_COST);
    }
    const { answer, isShared } = await share(JSON.stringify([key, startSeconds, endSeconds]), signal, (inner) =>
      continueRange(key, { ...request, signal: inner })
    );
    return copyAnswer(answer, isShared ? NO_COST : answer.cost);
  };

  return {
    range,
    instant: (request) =>
      answerOf(['instant', request.expr, request.atSeconds], request, (signal) =>
        client.instant({ ...request, signal })
      ),
    labelValues: (request) =>
      answerOf(
        ['labelValues', request.label, request.match, request.startSeconds, request.endSeconds],
        request,
        (signal) => client.labelValues({ ...request, signal })
      ),
    metadata: (request) =>
      answerOf(['metadata', request.metric], request, (signal) => client.metadata({ ...request, signal })),
    ...(client.tsdbStatus && {
      tsdbStatus: async (request) => {
        const answer = await answerOf(['tsdbStatus', request.atSeconds, request.limit], request, (signal) =>
          client.tsdbStatus!({ ...request, signal })
        );
        return { ...answer, status: copyStatus(answer.status) };
      },
    }),
  };
}

/** Copies what a caller could change; labels are frozen instead, because there are many and nobody has to. */
function copyAnswer<T extends Answer>(answer: T, cost: QueryCost): T {
  const lists = Object.entries(answer).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const copies = lists.map(([field, list]) => [field, list.map(copyItem)] as const);
  return { ...answer, ...Object.fromEntries(copies), cost: { ...cost } };
}

function copyStatus({ series, seriesByMetric, valuesByLabel, seriesByPair }: TsdbStatus): TsdbStatus {
  const copy = (rows: readonly TsdbCount[]) => rows.map((row) => ({ ...row }));
  return {
    series,
    seriesByMetric: copy(seriesByMetric),
    valuesByLabel: copy(valuesByLabel),
    seriesByPair: copy(seriesByPair),
  };
}

function copyItem(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) {
    return item;
  }
  const fields = Object.entries(item).map(([field, value]) => [
    field,
    Array.isArray(value) ? value.slice() : Object.freeze(value),
  ]);
  return Object.fromEntries(fields);
}
