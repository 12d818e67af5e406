import type { Family, MixClass } from '../generate/recipe';
import type { Outcome } from '../judge';
import { measure } from './measure';

/** Share of containers of each class in production. An assumption: nobody has measured it. */
const MIX: Record<MixClass, number> = { steady: 0.29, daily: 0.24, collected: 0.09, bounded: 0.11, other: 0.27 };

/** False alarms per 1,000 container-days if containers were mixed as above; null when a class has no series. */
export function falseAlarmsInProduction(outcomes: readonly Outcome[], families: readonly Family[]): number | null {
  let sum = 0;
  for (const [mix, weight] of Object.entries(MIX)) {
    const names = new Set(families.filter((family) => family.mix === mix).map(({ name }) => name));
    const rate = measure(outcomes.filter(({ family }) => names.has(family))).falseAlarmsPerThousandDays;
    if (rate === null) {
      return null;
    }
    sum += weight * rate;
  }
  return sum;
}
