import type { DataFrame, DataQueryRequest } from '@grafana/data';
import type { PrometheusClient } from '../../collect/ask/prometheusClient';
import { PrometheusError } from '../../collect/ask/prometheusError';
import { collectLeaks } from '../../collect/containers/collectLeaks';
import { parseCounters } from '../../collect/facts/load/parseCounters';
import type { LabelMatcher } from '../../collect/sources/labelMatcher';
import { DEFAULT_TOP, MAX_TOP, type LeakscopeQuery, type LeakscopeQueryType } from '../../contract/query';
import { CARDINALITY_STRINGS } from '../cardinalityStrings';
import { toLeaksFrame } from '../frames/toLeaksFrame';
import { toNoticeFrame } from '../frames/toNoticeFrame';
import type { KubeletUse } from '../kubelet/kubeletUse';
import { STRINGS } from '../strings';
import { answerAnatomy } from './answerAnatomy';
import { answerBacktest } from './answerBacktest';
import { answerCardinality } from './answerCardinality';
import { answerCompare } from './answerCompare';
import { answerNodes } from './answerNodes';
import { answerPod } from './answerPod';
import { answerRecording } from './answerRecording';
import type { Interpolated } from './interpolateQuery';
import { missingLabels } from './missingLabels';
import type { LiveAnswer } from './runTargets';
import { isEverything, toMatchers } from './toMatchers';

/** How many growing containers are named beside each node. */
const DRIVERS_OF_NODE = 3;

/** A query that is ready to be asked. */
export interface Question extends Interpolated {
  client: PrometheusClient;
  common: { atSeconds: number; windowSeconds: number; clusterLabel: string | null; signal: AbortSignal };
  intervalMs: DataQueryRequest['intervalMs'];
  /** What the kubelets are asked for; null where they are not. */
  use: KubeletUse | null;
  /** Counters of load, as the settings hold them. */
  counters: string;
  /** Shows what is known so far. */
  emit: (frames: DataFrame[]) => void;
}

type Answer = (question: Question) => Promise<DataFrame[] | LiveAnswer>;

const ANSWERS: Record<LeakscopeQueryType, Answer> = {
  leaks: async ({ client, query, common, counters, emit, ...question }) => {
    const top = Math.min(Math.max(1, Math.floor(query.top ?? DEFAULT_TOP)), MAX_TOP);
    const found = await collectLeaks(client, {
      ...common,
      matchers: matchersOf({ query, common, ...question }),
      top,
      // What is wrong there is said where it is written.
      counters: parseCounters(counters).names ?? [],
      onFirst: (leaks) => emit([toLeaksFrame(query.refId, leaks)]),
    });
    return [toLeaksFrame(query.refId, found)];
  },

  anatomy: async (question) => {
    const { client, query, common, emit, use } = question;
    const { container, ...key } = podOf(question);
    const stepSeconds = Math.max(1, Math.ceil(question.intervalMs / 1000));
    return isEverything(container)
      ? answerPod(client, { ...key, stepSeconds, ...common }, query.refId, emit, use)
      : answerAnatomy(client, { key: { ...key, container }, stepSeconds, ...common }, query.refId, emit, use);
  },

  compare: async (question) => {
    const { client, query, common } = question;
    const key = podOf(question);
    return isEverything(key.container)
      ? [toNoticeFrame(query.refId, STRINGS.notices.noContainer)]
      : answerCompare(client, { key, compareBy: query.compareBy ?? '', ...common }, query.refId);
  },

  nodes: async (question) => {
    const { client, query, common, emit, use } = question;
    const asked = { matchers: matchersOf(question), top: DRIVERS_OF_NODE, ...common };
    return answerNodes(client, asked, query.refId, emit, use);
  },

  backtest: async (question) => {
    const { client, query, common } = question;
    return answerBacktest(client, { query, matchers: matchersOf(question), ...common }, query.refId);
  },

  recording: async ({ client, query, common }) => answerRecording(client, common, query.refId),

  cardinality: async (question) => {
    const { client, query, common, severalValued, emit } = question;
    const matchers = matchersOf(question);
    if (severalValued.length > 0) {
      throw new PrometheusError('bad-query', CARDINALITY_STRINGS.errors.several(severalValued));
    }
    return answerCardinality(client, { query, matchers, ...common }, query.refId, emit);
  },
};

/** Answers a query by its type. Rejects with one sentence for the user. */
export async function answerQuery(question: Question): Promise<DataFrame[] | LiveAnswer> {
  if (question.common.windowSeconds <= 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.emptyRange);
  }
  return ANSWERS[question.query.queryType](question);
}

function matchersOf({ query, common }: Pick<Question, 'query' | 'common'>): LabelMatcher[] {
  return toMatchers(query.scope, query.filters ?? [], common.clusterLabel);
}

/** The one pod, and its container where one is chosen. Throws where there are several, or none. */
function podOf({ query, severalValued, common }: Pick<Question, 'query' | 'severalValued' | 'common'>) {
  checkOnePod(query.scope, severalValued);
  const { cluster = '', namespace = '', pod = '', container = '' } = query.scope;
  return { cluster: common.clusterLabel === null ? null : cluster, namespace, pod, container };
}

function checkOnePod(scope: LeakscopeQuery['scope'], severalValued: string[]): void {
  const missing = missingLabels(scope);
  const severalOfPod = severalValued.filter((label) => label !== 'container');
  if (severalOfPod.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.severalPods(severalOfPod));
  }
  if (missing.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.incompletePod(missing));
  }
  if (severalValued.length > 0) {
    throw new PrometheusError('bad-query', STRINGS.errors.severalContainers);
  }
}
