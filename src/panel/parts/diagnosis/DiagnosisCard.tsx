import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { capText } from '../words/capText';
import type { TriageRow } from '../../read/triage/triageModel';
import { CreateAlertLink } from '../alert/CreateAlertLink';
import { toContainerTarget } from '../alert/toAlertTarget';
import { describeTold } from '../../../engine';
import { TrendLine } from '../list/TrendLine';
import type { DrillDownActions } from '../drill/useDrillDown';
import { describeConfidence } from './describeConfidence';
import { diagnosisStrings } from './diagnosisStrings';
import { EvidenceGroups } from './EvidenceGroups';
import { DiagnosisFacts } from './DiagnosisFacts';
import { HandOver } from './HandOver';
import { NextSteps } from './NextSteps';
import { toDocsUrl } from './toDocsUrl';
import { VerdictCell } from './VerdictCell';

interface DiagnosisCardProps {
  row: TriageRow;
  drillDown: DrillDownActions;
  widthPx: number;
  nowSeconds: number;
  timeZone: string;
  /** The picture stands beside it: it is not drawn again. */
  hasPicture?: boolean;
}

const MOST_SPARK_PX = 320;
const SPARK_HEIGHT_PX = 72;
/** Left and right of the sparkline. */
const MARGIN_PX = 40;

/** All that is known about one container: verdict, figures, evidence, and what to do. Renders nothing without a verdict. */
export function DiagnosisCard({
  row,
  drillDown,
  widthPx,
  nowSeconds,
  timeZone,
  hasPicture = false,
}: DiagnosisCardProps) {
  const styles = useStyles2(getStyles);
  const { diagnosis } = row;
  if (diagnosis === null) {
    return null;
  }
  const { verdict, unknownReason, confidence, evidence, nextSteps } = diagnosis;
  const { card, verdicts, reasons } = diagnosisStrings;
  const { title, meaning } = verdicts[verdict];
  const seriesHref = verdict === 'cardinality-leak' ? drillDown.toSeriesHref(row) : null;
  return (
    <article className={styles.root} aria-label={card.label(capText(row.key.container))}>
      <p className={styles.sentence}>{describeTold(row, nowSeconds)}</p>
      <div className={styles.header}>
        <VerdictCell diagnosis={diagnosis} compact />
        <span className={styles.meaning}>
          {meaning} {unknownReason !== null && `${reasons[unknownReason].title}: ${reasons[unknownReason].meaning}`}
          {verdict !== 'unknown' && `${describeConfidence(confidence)}.`}{' '}
          <a className={styles.link} href={toDocsUrl(verdict)} target="_blank" rel="noopener noreferrer">
            {card.about(title)} <Icon name="external-link-alt" size="sm" title={card.newTab} />
          </a>
        </span>
        <HandOver row={row} nowSeconds={nowSeconds} href={drillDown.toShareHref(row)} />
        <CreateAlertLink {...toContainerTarget(row.key, row.diagnosis)} name={row.key.container} />
      </div>
      <div className={styles.columns}>
        {!hasPicture && (
          <div>
            <div className={styles.spark}>
              <TrendLine
                trend={row.trend}
                widthPx={Math.max(120, Math.min(MOST_SPARK_PX, widthPx - MARGIN_PX))}
                heightPx={SPARK_HEIGHT_PX}
              />
            </div>
            <DiagnosisFacts {...{ row, nowSeconds, timeZone }} />
          </div>
        )}
        <div className={styles.stack}>
          <EvidenceGroups evidence={evidence} />
        </div>
        <NextSteps steps={nextSteps} page={seriesHref === null ? null : { title: card.series, href: seriesHref }} />
        {hasPicture && <DiagnosisFacts {...{ row, nowSeconds, timeZone }} isCompact />}
      </div>
    </article>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    padding: theme.spacing(0.5, 0, 1),
    color: theme.colors.text.primary,
    cursor: 'auto',
    overflowWrap: 'anywhere',
    whiteSpace: 'normal',
  }),
  // What somebody says at a table: it is read first.
  sentence: css({ ...theme.typography.body, margin: 0, fontWeight: theme.typography.fontWeightMedium }),
  header: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: theme.spacing(0.5, 1.5) }),
  meaning: css({ flex: '1 1 240px', minWidth: 0 }),
  link: css({ color: theme.colors.text.link, textDecoration: 'underline', whiteSpace: 'nowrap' }),
  columns: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    alignItems: 'start',
    gap: theme.spacing(1.5, 4),
    '& > *': { minWidth: 0 },
  }),
  stack: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  spark: css({ marginBottom: theme.spacing(1), overflow: 'hidden' }),
});
