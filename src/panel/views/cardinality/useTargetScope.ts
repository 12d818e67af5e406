import { getTemplateSrv, locationService } from '@grafana/runtime';
import { useMemo } from 'react';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';

type TargetKey = Pick<CardinalityRow, 'job' | 'instance'>;

export interface TargetScope {
  /** Makes the dashboard ask for this target alone, in full. */
  lookInto: ((target: TargetKey) => void) | null;
  /** Back to all targets; null where none is chosen. */
  leave: (() => void) | null;
}

const VARIABLES = ['job', 'instance'] as const;

/** The dashboard's own variables for one target, as our dashboard has them; null where there are none. */
export function useTargetScope(): TargetScope | null {
  const search = locationService.getLocation().search;
  return useMemo(() => {
    // Absent in places that show a panel without a dashboard.
    const names = getTemplateSrv()
      ?.getVariables?.()
      .map(({ name }) => name);
    if (!names || !VARIABLES.every((name) => names.includes(name))) {
      return null;
    }
    const params = new URLSearchParams(search);
    const set = (job: string, instance: string) =>
      locationService.partial({ 'var-job': job, 'var-instance': instance });
    const isChosen = VARIABLES.some((name) => (params.get(`var-${name}`) ?? '') !== '');
    return {
      lookInto: isChosen ? null : ({ job, instance }) => set(job, instance),
      leave: isChosen ? () => set('', '') : null,
    };
  }, [search]);
}
