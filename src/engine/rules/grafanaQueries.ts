import type { YamlValue } from './toYaml';

/** A step of a Grafana-managed rule: a query, or an expression over one. */
export interface GrafanaQuery {
  refId: string;
  datasourceUid: string;
  /** Seconds back from the moment of evaluation. */
  relativeTimeRange: { from: number; to: number };
  model: { readonly [key: string]: YamlValue };
}

export interface GrafanaCondition {
  type: 'gt' | 'gte' | 'lt';
  value: number;
  /** Where an alert that fires ends; null: where it began. */
  recovery: number | null;
}

interface Step {
  expr: string;
  datasourceUid: string;
  condition: GrafanaCondition;
}

const EXPRESSION_UID = '__expr__';
const EXPRESSION_SOURCE = { type: EXPRESSION_UID, uid: EXPRESSION_UID };
const NO_RANGE = { from: 0, to: 0 };
/** An instant query looks at its end only. */
const INSTANT_RANGE = { from: 600, to: 0 };

/** Step A: the query itself. */
export function buildInstantQuery(expr: string, datasourceUid: string): GrafanaQuery {
  return {
    refId: 'A',
    datasourceUid,
    relativeTimeRange: INSTANT_RANGE,
    model: { refId: 'A', expr, instant: true, range: false, intervalMs: 1000, maxDataPoints: 43200 },
  };
}

/**
 * Query, reduction and threshold: the shape that Grafana's own editor makes, so that people can go on editing there.
 * `B` has the number that annotations show.
 */
export function buildGrafanaQueries({ expr, datasourceUid, condition }: Step): GrafanaQuery[] {
  const { type, value, recovery } = condition;
  const evaluator = { type, params: [value] };
  const check: YamlValue =
    recovery === null
      ? { evaluator }
      : { evaluator, unloadEvaluator: { type: type === 'lt' ? 'gt' : 'lt', params: [recovery] } };
  return [
    buildInstantQuery(expr, datasourceUid),
    {
      refId: 'B',
      datasourceUid: EXPRESSION_UID,
      relativeTimeRange: NO_RANGE,
      model: {
        refId: 'B',
        type: 'reduce',
        expression: 'A',
        reducer: 'last',
        settings: { mode: 'dropNN' },
        datasource: EXPRESSION_SOURCE,
      },
    },
    {
      refId: 'C',
      datasourceUid: EXPRESSION_UID,
      relativeTimeRange: NO_RANGE,
      model: {
        refId: 'C',
        type: 'threshold',
        expression: 'B',
        conditions: [check],
        datasource: EXPRESSION_SOURCE,
      },
    },
  ];
}
