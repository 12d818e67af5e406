import { say, type ContainerKey, type RateHistory } from '../../../engine';
import type { Form } from '../../ask/batch';
import type { Selection } from '../../ask/selection';
import type { AskSession } from '../../ask/session';
import { toVector } from '../../ask/toVector';
import type { QueryCost } from '../../ask/prometheusClient';
import { alignSeries } from '../runtimes/alignSeries';
import { COUPLING_COLLECT_LIMITS } from './couplingCollectLimits';
import {
  counterSelection,
  countersForm,
  countersSelection,
  rateForm,
  samplesForm,
  type CounterScope,
  type CounterSelector,
} from './couplingQueries';
import { findCounters, type FoundCounter } from './findCounters';
import { ERROR_METRICS, REQUEST_METRICS } from './requestMetrics';

export interface CouplingRequest {
  key: ContainerKey;
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  /** The grid that rates are put on: the times of the container's history. */
  timesSeconds: readonly number[];
  stepSeconds: number;
  /** Counters that the user names: something that fails, or a kind of request. Exact names. */
  metrics?: readonly string[];
  signal?: AbortSignal;
}

/** What happened beside the memory of a container, on the times of its history. */
export interface CouplingRates {
  /** Null: no counter of requests was found. */
  requests: RateHistory | null;
  /** Null: nothing tells errors, which is not "none". */
  errors: RateHistory | null;
  /** The counters that the user named, in their order; those that do not exist are left out with a warning. */
  others: RateHistory[];
  /** Whether the requests carry the container's name, or are those of the whole pod; null without requests. */
  scope: 'container' | 'pod' | null;
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

/**
 * Finds counters of requests and of failures for one container and reads their rates. At most two requests and two for each
 * counter. Failures are counters of exceptions that counted anything, else the failed requests.
 *
 * Where requests are known, a failure that was never counted is none: such series begin with the first failure. Errors of
 * the server reject.
 */
export async function collectCoupling(ask: AskSession, request: CouplingRequest): Promise<CouplingRates> {
  const { key, clusterLabel, windowSeconds, timesSeconds } = request;
  const asked = ask.at(request.atSeconds, request.signal);
  const scope: CounterScope = { key, clusterLabel, windowSeconds };
  const named = (request.metrics ?? []).slice(0, COUPLING_COLLECT_LIMITS.otherMetrics.value);
  const names = [...REQUEST_METRICS, ...ERROR_METRICS].map(({ name }) => name).concat(named);
  // Without a sample of the container there is nothing to tie them to.
  const vector =
    timesSeconds.length > 0
      ? toVector(await asked.select(countersForm(scope), [countersSelection(scope, names)], null))
      : [];
  const found = findCounters(vector, key.container, named);

  const rate = async (counter: FoundCounter, selector: CounterSelector = counter): Promise<RateHistory> => {
    const seconds = await findRateSeconds(asked, request, scope, counter);
    return {
      name: counter.name,
      perSecond: await askRate(asked, request, rateForm(scope, selector, seconds), counterSelection(scope, selector)),
    };
  };
  const [requests, failed, counted, others] = await Promise.all([
    found.requests ? rate(found.requests) : null,
    found.requests?.failed ? rate(found.requests, found.requests.failed) : null,
    Promise.all(found.errors.map((counter) => rate(counter))),
    Promise.all(found.others.map((counter) => rate(counter))),
  ]);
  const errors =
    counted.find(hasEvents) ?? (failed && { ...failed, name: `failed ${failed.name}` }) ?? counted[0] ?? null;
  const missing = named.filter((name) => !others.some((one) => one.name === name));
  return {
    requests,
    errors: errors && fillNever(errors, requests),
    others: others.map((one) => fillNever(one, requests)),
    scope: found.requests?.scope ?? null,
    warnings: [
      ...asked.warnings,
      ...found.warnings,
      ...missing.map((name) => say`The counter ${name} was not found for this container.`),
    ],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

/** Long enough for a rate: a step, or some scrapes where they are further apart than that. */
async function findRateSeconds(
  asked: AskSession,
  { timesSeconds, stepSeconds, windowSeconds }: CouplingRequest,
  scope: CounterScope,
  counter: FoundCounter
): Promise<number> {
  const found = toVector(await asked.select(samplesForm(scope, counter), [counterSelection(scope, counter)], null));
  const samples = Math.max(0, ...found.map(({ value }) => value));
  // A young container has no more samples than it is old.
  const span = Math.min(windowSeconds, timesSeconds[timesSeconds.length - 1] - timesSeconds[0] + stepSeconds);
  const interval = samples > 0 ? span / samples : stepSeconds;
  return Math.max(stepSeconds, COUPLING_COLLECT_LIMITS.samplesPerRate.value * interval);
}

async function askRate(
  asked: AskSession,
  { timesSeconds, stepSeconds }: CouplingRequest,
  form: Form,
  selection: Selection
): Promise<Array<number | null>> {
  const times = { startSeconds: timesSeconds[0], endSeconds: timesSeconds[timesSeconds.length - 1], stepSeconds };
  const rates = alignSeries(await asked.select(form, [selection], times), timesSeconds, stepSeconds);
  return timesSeconds.map((_, row) => {
    const known = rates.map(({ values }) => values[row]).filter((value) => value !== null);
    return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
  });
}

function hasEvents({ perSecond }: RateHistory): boolean {
  return perSecond.some((value) => value !== null && value > 0);
}

/** The target was read while it counted no such thing. */
function fillNever(history: RateHistory, requests: RateHistory | null): RateHistory {
  return {
    name: history.name,
    perSecond: history.perSecond.map((value, row) => value ?? ((requests?.perSecond[row] ?? null) === null ? null : 0)),
  };
}
