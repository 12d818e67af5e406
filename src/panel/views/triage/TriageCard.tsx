import React from 'react';
import { getCardStyles } from '../../parts/list/getCardStyles';
import { useStyles2 } from '@grafana/ui';
import { formatBytes, formatGrowth } from '../../../engine';
import type { TriageRow } from '../../read/triage/triageModel';
import { describeTimeToLimit } from '../../parts/diagnosis/describeTimeToLimit';
import { diagnosisStrings } from '../../parts/diagnosis/diagnosisStrings';
import { VerdictCell } from '../../parts/diagnosis/VerdictCell';
import { CourseLine } from './CourseLine';
import { ContainerCell } from '../../parts/list/ContainerCell';
import { ScoreCell } from './ScoreCell';
import { UrgencyCell } from './UrgencyCell';
import type { Expansion } from '../../parts/list/ExpandButton';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';

interface TriageCardProps {
  row: TriageRow;
  widthPx: number;
  drillDown: DrillDownActions;
  expansion: Expansion;
}

/** Below this width name, verdict and score stand alone: the rest is in the row when it is opened. */
const FIGURES_FROM_PX = 260;
const SPARK_WIDTH_PX = 72;
const SPARK_HEIGHT_PX = 30;

/** A row of a narrow panel: name, place and shape; under them score, memory and growth. */
export function TriageCard({ row, widthPx, drillDown, expansion }: TriageCardProps) {
  const styles = useStyles2(getCardStyles);
  const hasFigures = widthPx >= FIGURES_FROM_PX;
  const secondsToLimit = row.diagnosis?.secondsToLimit ?? null;
  return (
    <div>
      <div className={styles.line}>
        <div className={styles.name}>
          <ContainerCell {...{ row, drillDown, expansion }} isTight={!hasFigures} />
        </div>
        {hasFigures && <CourseLine row={row} widthPx={SPARK_WIDTH_PX} heightPx={SPARK_HEIGHT_PX} />}
      </div>
      {row.diagnosis !== null && (
        <div className={styles.figures}>
          {row.urgency !== null && <UrgencyCell urgency={row.urgency} />}
          <VerdictCell diagnosis={row.diagnosis} compact />
          {hasFigures && secondsToLimit !== null && (
            <span>{diagnosisStrings.card.untilLimit(describeTimeToLimit(secondsToLimit).words)}</span>
          )}
        </div>
      )}
      <div className={styles.figures}>
        <ScoreCell row={row} compact />
        {hasFigures && (
          <span>
            {formatBytes(row.usageBytes ?? row.workingSetBytes)}
            {row.slopeBytesPerHour !== null && ` · ${formatGrowth(row.slopeBytesPerHour)}`}
          </span>
        )}
      </div>
    </div>
  );
}
