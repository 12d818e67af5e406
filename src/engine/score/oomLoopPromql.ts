import { SECONDS_PER_MINUTE } from '../units';
import { OOM_LOOP_FACTORS, OOM_LOOP_PARAMETERS } from './oomLoopDefinition';
import type { RecordingRule } from './scoreChain';
import { buildScoreSource, toMetricNames, toRows, type ScoreSourceOptions } from './scoreSource';

const RESTARTS = 'kube_pod_container_status_restarts_total';
const LAST_REASON = 'kube_pod_container_status_last_terminated_reason';
const OOM_EVENTS = 'container_oom_events_total';

interface Operands {
  group: string;
  /** Memory now, one value a container. */
  memory: string;
  limit: string;
  /** Restarts in the window. */
  restarts: string;
  /** Containers whose last end was an OOM kill. */
  killed: string;
}

/** Operands of a minimum are marked so that none replaces another. */
const THIRD = 3;
const FOURTH = 4;

/** The formula of oomLoopDefinition.ts. `evaluateOomLoop` is the same in TypeScript. */
function buildLoopFormula({ group, memory, limit, restarts, killed }: Operands): string {
  const { window, step } = OOM_LOOP_PARAMETERS;
  const over = (name: string) => `${name}_over_time(${memory}[${window.value}h:${step.value / SECONDS_PER_MINUTE}m])`;
  // Bytes are whole numbers, so that sum and count are exact in any order; avg_over_time would not be.
  const mean = `(${over('sum')} / ${over('count')})`;
  const height = `(${over('max')} - ${over('min')} > 0)`;
  const mark = (expr: string, value: number) => `label_replace(${expr}, "t", "${value}", "", "")`;
  return `100 * clamp(min by (${group}) (
    ${mark(`${OOM_LOOP_FACTORS.restarts} * ${restarts}`, 1)}
    or ${mark(`${OOM_LOOP_FACTORS.ramp} * (${mean} - ${over('min')}) / ${height}`, 2)}
    or ${mark(`${OOM_LOOP_FACTORS.ramp} * (${over('max')} - ${mean}) / ${height}`, THIRD)}
    or ${mark(`${OOM_LOOP_FACTORS.height} * ${height} / (${limit} or ${over('max')})`, FOURTH)}
  ), 0, 1) and ${height} and (${restarts} > 0) and ${killed}`;
}

/** Where the numbers of the companion score come from. */
function toOperands(options: ScoreSourceOptions): Operands {
  const { groupLabels, rows, newest } = toRows(options);
  const group = groupLabels.join(',');
  const { rss, workingSet } = toMetricNames(options.metrics);
  const hours = OOM_LOOP_PARAMETERS.window.value;
  const counted = newest(`${RESTARTS}{${rows}}`);
  const before = newest(`${RESTARTS}{${rows}} offset ${hours}h`);
  // A pod younger than the window began with 0 restarts.
  const restarts = `(${counted} - (${before} or ${counted} * 0))`;
  return {
    group,
    memory: `(${newest(`${rss}{${rows}}`)} > 0 or ${newest(`${workingSet}{${rows}}`)})`,
    limit: buildScoreSource('anon', options).limit,
    restarts,
    killed: toOomKilled(options),
  };
}

/** Containers whose last end was an OOM kill. */
export function toOomKilled(options: ScoreSourceOptions): string {
  const { rows, newest } = toRows(options);
  return (
    `(${newest(`${LAST_REASON}{reason="OOMKilled",${rows}}`)} > 0 ` +
    `or ${newest(`max_over_time(${OOM_EVENTS}{${rows}}[${OOM_LOOP_PARAMETERS.window.value}h])`)} > 0)`
  );
}

/** The companion score of all containers of a scope, in one query over raw series. */
export function buildOomLoopExpr(options: ScoreSourceOptions = {}): string {
  return buildLoopFormula(toOperands(options));
}

/** Restarts in a day of containers whose last end was an OOM kill; no value for others. */
export function buildKillsExpr(options: ScoreSourceOptions = {}): string {
  const { restarts, killed } = toOperands(options);
  return `${restarts} > 0 and ${killed}`;
}

/** The same as recording rules: memory and restarts are recorded first, so that the day is read from 288 samples. */
export function buildOomLoopRules({ prefix, ...options }: ScoreSourceOptions & { prefix: string }): RecordingRule[] {
  const operands = toOperands(options);
  const memory = `${prefix}_anon_bytes`;
  const restarts = `${prefix}_restarts:${OOM_LOOP_PARAMETERS.window.value}h`;
  const limit = `max by (${operands.group}) (${prefix}_limit_bytes)`;
  return [
    { record: memory, expr: operands.memory },
    { record: restarts, expr: operands.restarts },
    { record: `${prefix}_oom_loop_score`, expr: buildLoopFormula({ ...operands, memory, restarts, limit }) },
  ];
}
