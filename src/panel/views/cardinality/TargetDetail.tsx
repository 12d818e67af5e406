import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { CreateAlertLink } from '../../parts/alert/CreateAlertLink';
import { toScrapeTarget } from '../../parts/alert/toAlertTarget';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';
import { cardinalityStrings } from './cardinalityStrings';
import { ContainerLink } from './ContainerLink';
import { FixList } from './FixList';
import { MemoryGrowth } from './MemoryGrowth';
import { MetricsSection } from './MetricsSection';
import { SeriesCharts } from './SeriesCharts';
import { SeriesEvidence } from './SeriesEvidence';
import { TargetHeadline } from './TargetHeadline';
import { toTargetName } from './toTargetName';
import type { TargetScope } from './useTargetScope';

interface TargetDetailProps {
  row: CardinalityRow;
  /** Whether all targets that are worth it were looked into. */
  isComplete: boolean;
  widthPx: number;
  drillDown: DrillDownActions;
  /** Null where the dashboard cannot choose one target. */
  targetScope: TargetScope | null;
  nowSeconds: number;
  timeZone: string;
}

const TWO_COLUMNS_FROM_PX = 860;
const GAP_PX = 32;

/** All that is known about one target, from the sentence to what mends it. */
export function TargetDetail(props: TargetDetailProps) {
  const { row, isComplete, widthPx, drillDown, targetScope, nowSeconds, timeZone } = props;
  const styles = useStyles2(getStyles);
  const isWide = widthPx >= TWO_COLUMNS_FROM_PX;
  const columnPx = Math.floor(isWide ? (widthPx - GAP_PX) / 2 : widthPx);
  const columns = { display: 'grid', gridTemplateColumns: isWide ? '1fr 1fr' : '1fr', columnGap: GAP_PX };
  return (
    <article
      className={styles.root}
      style={{ maxWidth: widthPx }}
      aria-label={cardinalityStrings.detailLabel(toTargetName(row).name)}
    >
      <div>
        <TargetHeadline {...{ row, nowSeconds, timeZone }} />
        <div className={styles.links}>
          <ContainerLink {...{ row, drillDown }} />
          <CreateAlertLink {...toScrapeTarget(row)} name={toTargetName(row).name} />
        </div>
        {row.lookedInto.state !== 'yes' && <p className={styles.note}>{describeLook(row, isComplete)}</p>}
        {row.lookedInto.state === 'no' && isComplete && targetScope?.lookInto && (
          <Button size="sm" variant="secondary" icon="search" onClick={() => targetScope.lookInto?.(row)}>
            {cardinalityStrings.lookInto}
          </Button>
        )}
      </div>
      <div className={styles.columns} style={columns}>
        <SeriesCharts {...{ row, timeZone }} widthPx={columnPx} />
        <div className={styles.stack}>
          <MemoryGrowth row={row} />
          <SeriesEvidence evidence={row.evidence} />
        </div>
      </div>
      {(row.metrics.length > 0 || row.lookedInto.state === 'yes') && (
        <MetricsSection key={row.id} row={row} widthPx={columnPx} columns={columns} className={styles.columns} />
      )}
      <FixList fixes={row.fixes} />
    </article>
  );
}

function describeLook({ lookedInto }: CardinalityRow, isComplete: boolean): string {
  const { refusal, notLookedInto, awaited } = cardinalityStrings;
  if (lookedInto.state === 'refused' && lookedInto.reason !== null) {
    return refusal(lookedInto.reason);
  }
  return isComplete ? notLookedInto : awaited;
}

const getStyles = (theme: GrafanaTheme2) => ({
  links: css({ display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(2) }),
  root: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    flex: 'none',
    flexDirection: 'column',
    gap: theme.spacing(2.5),
    padding: theme.spacing(0.5, 0, 1.5),
    color: theme.colors.text.primary,
    cursor: 'auto',
    overflowWrap: 'anywhere',
    whiteSpace: 'normal',
  }),
  columns: css({ alignItems: 'start', rowGap: theme.spacing(2.5), '& > *': { minWidth: 0 } }),
  stack: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2.5) }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
});
