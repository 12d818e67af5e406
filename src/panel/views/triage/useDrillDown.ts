import { locationUtil, type TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useMemo } from 'react';
import type { DrillDown } from '../../options';
import type { TriageRow } from '../../read/triageModel';
import { buildContainerUrl, toScopeVariables } from './buildContainerUrl';

export interface DrillDownActions {
  /** For a real link, which can be opened in a new tab; null where there is none. */
  toHref: (row: TriageRow) => string | null;
  /** Null where opening does nothing. */
  open: ((row: TriageRow) => void) | null;
}

export function useDrillDown(mode: DrillDown, timeRange: TimeRange): DrillDownActions {
  return useMemo(() => {
    const toUrl = (row: TriageRow) => buildContainerUrl(row.key, timeRange, locationService.getLocation().search);
    switch (mode) {
      case 'dashboard':
        return {
          toHref: (row) => locationUtil.assureBaseUrl(toUrl(row)),
          open: (row) => locationService.push(toUrl(row)),
        };
      case 'variables':
        return { toHref: () => null, open: (row) => locationService.partial(toScopeVariables(row.key)) };
      default:
        return { toHref: () => null, open: null };
    }
  }, [mode, timeRange]);
}
