import { locationUtil, type TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useMemo } from 'react';
import type { DrillDown } from '../../options';
import type { ContainerKey } from '../../../engine';
import { buildContainerUrl, toScopeVariables } from './buildContainerUrl';
import { buildSeriesUrl } from './buildSeriesUrl';
import { buildWorkloadUrl } from './buildWorkloadUrl';

/** A container, or what belongs to one. */
interface Target {
  key: ContainerKey;
}

export interface DrillDownActions {
  /** For a real link, which can be opened in a new tab; null where there is none. */
  toHref: (row: Target) => string | null;
  /** Of a link to the series of its pod; null where there is none. */
  toSeriesHref: (row: Target) => string | null;
  /** The whole address of its page, with absolute times: for others, and for tomorrow. */
  toShareHref: (row: Target) => string;
  /** Of a link to the workload of a row; null where there is none. */
  toWorkloadHref: (workload: string, row: Target) => string | null;
  /** Null where opening does nothing. */
  open: ((row: Target) => void) | null;
}

export function useDrillDown(mode: DrillDown, timeRange: TimeRange): DrillDownActions {
  return useMemo(() => {
    const toUrl = (row: Target) => buildContainerUrl(row.key, timeRange, locationService.getLocation().search);
    const toSeriesHref = (row: Target) =>
      locationUtil.assureBaseUrl(buildSeriesUrl(row.key, timeRange, locationService.getLocation().search));
    const absolute = { ...timeRange, raw: { from: timeRange.from, to: timeRange.to } };
    const toShareHref = (row: Target) => {
      const path = buildContainerUrl(row.key, absolute, locationService.getLocation().search);
      return new URL(locationUtil.assureBaseUrl(path), document.baseURI).href;
    };
    const toWorkloadHref = (workload: string, row: Target) =>
      locationUtil.assureBaseUrl(buildWorkloadUrl(workload, row.key, timeRange, locationService.getLocation().search));
    switch (mode) {
      case 'dashboard':
        return {
          toHref: (row) => locationUtil.assureBaseUrl(toUrl(row)),
          toSeriesHref,
          toShareHref,
          toWorkloadHref,
          open: (row) => locationService.push(toUrl(row)),
        };
      case 'variables':
        return {
          toHref: () => null,
          toSeriesHref,
          toShareHref,
          toWorkloadHref,
          open: (row) => locationService.partial(toScopeVariables(row.key)),
        };
      default:
        return { toHref: () => null, toSeriesHref: () => null, toShareHref, toWorkloadHref: () => null, open: null };
    }
  }, [mode, timeRange]);
}
