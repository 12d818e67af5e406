import { share } from '../metrics/statistics';
import type { WorkloadClass, WorkloadFamily } from './workload';
import type { WorkloadOutcome } from './judgeWorkload';

/** Share of workloads of each class in production, by container-days. An assumption: nobody has measured it. */
const MIX: Record<WorkloadClass, number> = {
  calm: 0.5,
  deployed: 0.25,
  scaled: 0.08,
  bounded: 0.06,
  jobs: 0.05,
  crashing: 0.03,
  growing: 0.03,
};

export interface WorkloadMeasures {
  count: number;
  found: number | null;
  /** Of those in which something was killed: found before the second kill. */
  beforeSecond: number | null;
  /** Of those with earlier lives: found before the first kill. */
  beforeFirst: number | null;
  withinThreeDays: number | null;
  medianDelayHours: number | null;
  falseAlarmsPerThousandDays: number | null;
  forecastCovered: number | null;
  forecasts: number;
}

const THREE_DAYS_SECONDS = 3 * 86_400;

/** How one judgement did on a group of workloads. */
export function measureWorkloads(outcomes: readonly WorkloadOutcome[]): WorkloadMeasures {
  const found = outcomes.filter(({ delaySeconds }) => delaySeconds !== null);
  const compared = outcomes.filter(({ hasEarlier }) => hasEarlier);
  const days = outcomes.reduce((sum, { quietDays }) => sum + quietDays, 0);
  const alarms = outcomes.reduce((sum, { falseAlarms }) => sum + falseAlarms, 0);
  const forecasts = outcomes.flatMap((outcome) => outcome.forecasts);
  const isBefore = (kills: number) => (outcome: WorkloadOutcome) =>
    outcome.delaySeconds !== null && (outcome.killsBefore ?? 0) < kills;
  const delays = found.map(({ delaySeconds }) => delaySeconds! / 3600).sort((a, b) => a - b);
  return {
    count: outcomes.length,
    found: share(found.length, outcomes.length),
    beforeSecond: share(outcomes.filter(isBefore(2)).length, outcomes.length),
    beforeFirst: share(compared.filter(isBefore(1)).length, compared.length),
    withinThreeDays: share(
      found.filter(({ delaySeconds }) => delaySeconds! <= THREE_DAYS_SECONDS).length,
      outcomes.length
    ),
    medianDelayHours: delays[Math.floor(delays.length / 2)] ?? null,
    falseAlarmsPerThousandDays: days === 0 ? null : (1000 * alarms) / days,
    forecastCovered: share(
      forecasts.filter(({ low, high, truth }) => low <= truth && truth <= high).length,
      forecasts.length
    ),
    forecasts: forecasts.length,
  };
}

/** False alarms per 1,000 container-days if workloads were mixed as above; null where a class has none. */
export function falseAlarmsInMix(
  outcomes: readonly WorkloadOutcome[],
  families: readonly WorkloadFamily[]
): number | null {
  let sum = 0;
  for (const [mix, weight] of Object.entries(MIX)) {
    const names = new Set(families.filter((family) => family.mix === mix).map(({ name }) => name));
    const rate = measureWorkloads(outcomes.filter(({ family }) => names.has(family))).falseAlarmsPerThousandDays;
    if (rate === null) {
      return null;
    }
    sum += weight * rate;
  }
  return sum;
}
