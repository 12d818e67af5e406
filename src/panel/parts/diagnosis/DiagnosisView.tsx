import { css } from '@emotion/css';
import type { GrafanaTheme2, QueryResultMetaNotice } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { TriageRow } from '../../read/triage/triageModel';
import { Notices } from '../Notices';
import { ContainerCell } from '../list/ContainerCell';
import type { DrillDownActions } from '../drill/useDrillDown';
import { DiagnosisCard } from './DiagnosisCard';

interface DiagnosisViewProps {
  row: TriageRow;
  notices: QueryResultMetaNotice[];
  drillDown: DrillDownActions;
  width: number;
  height: number;
  nowSeconds: number;
  timeZone: string;
}

/** The panel of a single container: its diagnosis, without a list around it. */
export function DiagnosisView({ row, notices, drillDown, width, height, nowSeconds, timeZone }: DiagnosisViewProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.root} style={{ width, height }} tabIndex={0} role="region" aria-label={row.key.container}>
      <div className={styles.head}>
        <ContainerCell row={row} drillDown={drillDown} />
        <Notices notices={notices} />
      </div>
      <DiagnosisCard {...{ row, drillDown, nowSeconds, timeZone }} widthPx={width} hasPicture />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    overflow: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '-2px' },
  }),
  head: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(1) }),
});
