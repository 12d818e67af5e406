import { QUARTERS, SECONDS_PER_HOUR } from '../units';
import { AGE_CLASSES, LIVES_FACTORS, LIVES_SCORE_HOURS, LIVES_SCORE_PARAMETERS } from '../score/livesScoreDefinition';
import { SCORE_PARAMETERS } from '../score/scoreDefinition';
import type { RecordingRule } from '../score/scoreChain';
import { toOomKilled } from '../score/oomLoopPromql';
import { toRows, type ScoreSourceOptions } from '../score/scoreSource';
import { OOM_LOOP_PARAMETERS } from '../score/oomLoopDefinition';
import { toWorkloadLabels, toWorkloadPrefix, withWorkload } from './workloadRules';

const { nowHours, quarterHours, leastHours } = LIVES_SCORE_PARAMETERS;

/** Memory of the program, or the working set where that is not measured: one of the two for each container. */
const PROGRAM = '{part=~"anon|working_set"}';
/** The same value stands at each part. */
const ONCE = '{part="anon"}';
/** Full hours; a minute short, so that no edge decides. */
const hourly = (hours: number) => `[${hours - 1}h59m:1h]`;
const mark = (expr: string, value: number) => `label_replace(${expr}, "t", "${value}", "", "")`;

interface Names {
  prefix: string;
  workload: string;
  keys: string;
  container: string;
  /** A series of containers with the workload of each. */
  named: (series: string) => string;
}

/**
 * The scores across lives as recording rules behind those of workloads: see livesScoreDefinition. `evaluateLivesScore` is the
 * same in TypeScript.
 *
 * Growth inside of lives is recorded by age, so that the age curve of a workload is read from a series a stretch of ages.
 * Cost: a series a container that is younger than three days, and some twenty a container of a workload that has such.
 */
export function buildLivesScoreRules({ prefix, ...options }: ScoreSourceOptions & { prefix: string }): RecordingRule[] {
  const names: Names = {
    prefix,
    workload: toWorkloadPrefix(prefix),
    keys: toWorkloadLabels(options).join(','),
    container: toRows(options).groupLabels.join(','),
    named: (series) => withWorkload(prefix, options, series),
  };
  return [...buildGains(names), ...buildMasked(names), ...buildFast(names, toOomKilled(options))];
}

/** Growth of the last hour inside of a life, by the age of the life. */
function buildGains({ prefix, workload, keys, container, named }: Names): RecordingRule[] {
  const floor = `${prefix}_floor:1h${PROGRAM}`;
  const age = `time() - ${prefix}_start_time_seconds${ONCE}`;
  const gain = `${prefix}_life_gain_bytes`;
  return [
    ...AGE_CLASSES.map(({ id, fromSeconds, toSeconds }) => ({
      record: gain,
      expr: `${floor} - ${floor} offset 1h and on (${container}) (${age} >= ${fromSeconds} < ${toSeconds})`,
      labels: { age: id },
    })),
    { record: `${workload}_life_gain_bytes`, expr: `sum by (${keys},age) (${named(gain)})` },
    { record: `${workload}_lives`, expr: `count by (${keys},age) (${named(gain)})` },
  ];
}

function buildMasked({ prefix, workload, keys, container, named }: Names): RecordingRule[] {
  const hours = LIVES_SCORE_HOURS.masked;
  const quarter = quarterHours.value;
  const [gain, lives] = [`${workload}_life_gain_bytes`, `${workload}_lives`];
  const over = (name: string) => `${name}:${hours}h`;
  const measured = (series: string) => named(`(${series} and on (${container}) ${prefix}_life_gain_bytes)`);
  const started = (pick: 'min' | 'max') => `${pick} by (${keys}) (${named(`${prefix}_start_time_seconds${ONCE}`)})`;
  const [newest, oldest] = [`${workload}_newest_start_seconds`, `${workload}_oldest_start_seconds`];
  const [floor, limit] = [`${workload}_life_floor_bytes`, `${workload}_life_limit_bytes`];
  const ofQuarter = `${workload}_life_rate:${quarter}h`;
  const [rate, least] = [over(`${workload}_life_rate`), over(`${workload}_life_rate_least`)];
  const rising = `(${rate} > 0)`;
  // What was recorded then has the quarters before.
  const quarters = Array.from({ length: QUARTERS }, (_, k) => ofQuarter + (k === 0 ? '' : ` offset ${k * quarter}h`));
  const terms = [
    ...[least, ...quarters].map((one) => `${LIVES_FACTORS.lasting} * ${one} / ${rising}`),
    `${LIVES_FACTORS.masked} * ${rising} / ${toHeadroom(limit, floor)}`,
    `${LIVES_FACTORS.growth} * ${rising} / ${floor}`,
    `${LIVES_FACTORS.starts} * (changes(${newest}${hourly(hours)}) + 1)`,
  ];
  const sumOver = (name: string) => `sum_over_time(${name}${hourly(quarter)})`;
  return [
    { record: over(gain), expr: `sum_over_time(${gain}${hourly(hours)})` },
    { record: over(lives), expr: `sum_over_time(${lives}${hourly(hours)})` },
    { record: ofQuarter, expr: toRate(keys, sumOver(gain), sumOver(lives)) },
    { record: rate, expr: toRate(keys, over(gain), over(lives)) },
    { record: least, expr: toLeastByAge(keys, over(gain), over(lives)) },
    { record: newest, expr: started('max') },
    { record: oldest, expr: started('min') },
    { record: floor, expr: `min by (${keys}) (${measured(`${prefix}_floor:1h${PROGRAM}`)})` },
    { record: limit, expr: `max by (${keys}) (${measured(`${prefix}_limit_bytes${ONCE}`)})` },
    {
      record: `${workload}_masked_leak_score`,
      expr:
        `${toScore(keys, terms, [least, ...quarters, rising, floor])} ` +
        `and (time() - ${oldest} < ${hours * SECONDS_PER_HOUR})`,
    },
  ];
}

/** Lives of those containers only that were killed for memory: others may be of another version, or not leak. */
function buildFast({ prefix, workload, keys, container, named }: Names, oomKilled: string): RecordingRule[] {
  const hours = LIVES_SCORE_HOURS.fast;
  const killed = `${prefix}_kills:${OOM_LOOP_PARAMETERS.window.value}h`;
  const kills = `${workload}_kills:${OOM_LOOP_PARAMETERS.window.value}h`;
  const ofKilled = (series: string) => named(`(${series} and on (${container}) ${killed})`);
  const [gain, lives] = [`${workload}_killed_gain_bytes:${hours}h`, `${workload}_killed_lives:${hours}h`];
  const [floor, limit] = [`${workload}_killed_floor_bytes`, `${workload}_killed_limit_bytes`];
  const over = (pick: 'sum' | 'count', ofHours: number) =>
    ofKilled(`${pick}_over_time(${prefix}_life_gain_bytes${hourly(ofHours)})`);
  const now = `${workload}_killed_rate:${nowHours.value}h`;
  const [rate, least] = [`${workload}_killed_rate:${hours}h`, `${workload}_killed_rate_least:${hours}h`];
  const rising = `(${rate} > 0)`;
  const ages = `count by (${keys}) (${lives} >= ${leastHours.value})`;
  const terms = [
    ...[least, now].map((one) => `${LIVES_FACTORS.lasting} * ${one} / ${rising}`),
    `${LIVES_FACTORS.fast} * ${rising} / ${toHeadroom(limit, floor)}`,
    `${LIVES_FACTORS.repeats} * (${kills} + ${ages} - 1)`,
  ];
  return [
    { record: killed, expr: `${prefix}_restarts:${OOM_LOOP_PARAMETERS.window.value}h > 0 and ${oomKilled}` },
    { record: kills, expr: `sum by (${keys}) (${named(killed)})` },
    { record: gain, expr: `sum by (${keys},age) (${over('sum', hours)})` },
    { record: lives, expr: `sum by (${keys},age) (${over('count', hours)})` },
    { record: now, expr: toRate(keys, over('sum', nowHours.value), over('count', nowHours.value)) },
    { record: rate, expr: toRate(keys, gain, lives) },
    { record: least, expr: toLeastByAge(keys, gain, lives) },
    { record: floor, expr: `min by (${keys}) (${ofKilled(`${prefix}_floor:1h${PROGRAM}`)})` },
    { record: limit, expr: `max by (${keys}) (${ofKilled(`${prefix}_limit_bytes${ONCE}`)})` },
    { record: `${workload}_fast_leak_score`, expr: toScore(keys, terms, [least, now, rising, floor, kills]) },
  ];
}

/** Bytes an hour of a life, of all ages. */
const toRate = (keys: string, gain: string, lives: string) =>
  `sum by (${keys}) (${gain}) / sum by (${keys}) (${lives})`;

/** The least of the terms, cut to a score; an absent term would be left out of a minimum, so that all have to be there. */
function toScore(keys: string, terms: readonly string[], present: readonly string[]): string {
  const marked = terms.map((term, index) => mark(term, index)).join('\n  or ');
  return `100 * clamp(min by (${keys}) (\n  ${marked}\n), 0, 1)\n  and ${present.join('\n  and ')}`;
}

const toLeastByAge = (keys: string, gain: string, lives: string) =>
  `min by (${keys}) (${gain} / (${lives} >= ${leastHours.value}))`;

/** That of the leak score. */
function toHeadroom(limit: string, floor: string): string {
  const least = `${SCORE_PARAMETERS.headroomLeast.value} * ${limit}`;
  return `((clamp_min(${limit} - ${floor}, 0) > ${least}) or ${least} or ${floor})`;
}
