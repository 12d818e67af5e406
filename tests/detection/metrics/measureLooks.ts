import type { Outcome } from '../judge';
import type { OneLook } from '../oneLook';
import { share } from './statistics';

export interface LookMeasures {
  recall: number | null;
  precision: number | null;
  f1: number | null;
  /** Share of all series that were alarmed on. */
  alarmed: number | null;
}

/** How one detector did with one look at each series. Null: nobody looked. */
export function measureLooks(outcomes: readonly Outcome[], known: keyof OneLook): LookMeasures {
  const looks = outcomes.flatMap(({ truth, look }) => {
    const alarm = look[known];
    return alarm === null || truth.label === 'apart' ? [] : [{ alarm, leaks: truth.label === 'leak' }];
  });
  const alarms = looks.filter(({ alarm }) => alarm);
  const leaks = looks.filter((one) => one.leaks);
  const found = alarms.filter((one) => one.leaks).length;
  return {
    recall: share(found, leaks.length),
    precision: share(found, alarms.length),
    f1: share(2 * found, leaks.length + alarms.length),
    alarmed: share(alarms.length, looks.length),
  };
}
