import { locationUtil, type DateTime, type PanelProps } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { useMemo } from 'react';
import { buildAlertPath } from '../../../contract/alertLink';
import { GRAFANA_PERMISSIONS } from '../../../contract/grafanaNames';
import type { ToAlertHref } from './AlertLinkContext';

type Props = Pick<PanelProps, 'id' | 'data' | 'timeRange' | 'replaceVariables'>;

/** The way to the form; null where the user may not create rules. The panel itself asks and saves nothing. */
export function useToAlertHref({ id, data, timeRange, replaceVariables }: Props, isShown: boolean): ToAlertHref | null {
  const { dashboardUID, targets } = data.request ?? {};
  const uid = targets?.find(({ hide }) => !hide)?.datasource?.uid;
  return useMemo(() => {
    if (!isShown || !config.bootData?.user?.permissions?.[GRAFANA_PERMISSIONS.createRules]) {
      return null;
    }
    return (target) => {
      const { pathname, search } = locationService.getLocation();
      const link = {
        ...target,
        datasourceUid: uid === undefined ? undefined : replaceVariables(uid),
        dashboardUid: dashboardUID,
        panelId: dashboardUID === undefined ? undefined : id,
        from: toMoment(timeRange.raw.from, timeRange.from),
        to: toMoment(timeRange.raw.to, timeRange.to),
        returnTo: pathname + search,
      };
      return locationUtil.assureBaseUrl(buildAlertPath(link));
    };
  }, [isShown, uid, dashboardUID, id, timeRange, replaceVariables]);
}

/** Relative times stay relative. Grafana writes absolute ones in several ways: here they are milliseconds. */
function toMoment(raw: DateTime | string, time: DateTime): string {
  return typeof raw === 'string' && raw.startsWith('now') ? raw : String(time.valueOf());
}
