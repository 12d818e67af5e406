import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, Tooltip, useStyles2 } from '@grafana/ui';
import { findPart, formatAge, formatGrowth } from '../../../engine';
import type { ColumnId } from '../../options';
import type { TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';
import { describeOnset } from '../../parts/diagnosis/describeOnset';
import { describeRuntimePart } from '../../parts/diagnosis/describeRuntimePart';
import { VerdictCell } from '../../parts/diagnosis/VerdictCell';
import { CourseLine } from './CourseLine';
import { ContainerCell } from '../../parts/list/ContainerCell';
import type { Expansion } from '../../parts/list/ExpandButton';
import { ScoreCell } from './ScoreCell';
import { TimeToLimitCell } from './TimeToLimitCell';
import { UrgencyCell } from './UrgencyCell';
import { UsageCell } from './UsageCell';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';

const SPARK_WIDTH_PX = 104;
const SPARK_HEIGHT_PX = 28;

interface TriageCellProps {
  column: ColumnId;
  row: TriageRow;
  drillDown: DrillDownActions;
  nowSeconds: number;
  timeZone: string;
  expansion: Expansion;
}

/** One cell. It holds no tab stop of its own: the keyboard moves by rows. */
export function TriageCell({ column, row, drillDown, nowSeconds, timeZone, expansion }: TriageCellProps) {
  const styles = useStyles2(getStyles);
  switch (column) {
    case 'rank':
      return <span className={styles.quiet}>{row.rank}</span>;
    case 'container':
      return <ContainerCell {...{ row, drillDown, expansion }} />;
    case 'urgency':
      return <UrgencyCell urgency={row.urgency} />;
    case 'verdict':
      return (
        <VerdictCell
          diagnosis={row.diagnosis}
          seriesHref={row.diagnosis?.verdict === 'cardinality-leak' ? drillDown.toSeriesHref(row) : null}
        />
      );
    case 'score':
      return <ScoreCell row={row} />;
    case 'trend':
      return <CourseLine row={row} widthPx={SPARK_WIDTH_PX} heightPx={SPARK_HEIGHT_PX} />;
    case 'part':
      return <PartCell row={row} />;
    case 'since':
      return <WordsCell {...describeOnset(row.diagnosis, nowSeconds, timeZone)} />;
    case 'toLimit':
      return <TimeToLimitCell seconds={row.diagnosis?.secondsToLimit ?? null} />;
    case 'growth':
      return <span className={styles.number}>{formatGrowth(row.slopeBytesPerHour)}</span>;
    case 'usage':
      return <UsageCell row={row} />;
    case 'restarts':
      return <span className={row.restarts ? styles.number : styles.quiet}>{row.restarts ?? strings.unknown}</span>;
    case 'kills':
      return (
        <span className={row.killsOneDay ? styles.number : styles.quiet}>{row.killsOneDay ?? strings.unknown}</span>
      );
    case 'age':
      return (
        <span className={styles.number}>
          {formatAge(row.startTimeSeconds === null ? null : nowSeconds - row.startTimeSeconds)}
        </span>
      );
    case 'level':
      return <LevelCell level={row.level} />;
  }
}

function LevelCell({ level }: Pick<TriageRow, 'level'>) {
  const styles = useStyles2(getStyles);
  return level === null ? (
    <span className={styles.quiet}>{strings.unknown}</span>
  ) : (
    <span title={strings.levels[level]}>
      <Badge text={level} color={level === 'L3' ? 'blue' : 'orange'} />
    </span>
  );
}

function PartCell({ row }: { row: TriageRow }) {
  const styles = useStyles2(getStyles);
  const part = row.part === null ? undefined : findPart(row.part);
  if (!part) {
    return <span className={styles.quiet}>{strings.unknown}</span>;
  }
  return (
    <div
      className={styles.part}
      title={[`${part.title}: ${part.description}`, ...describeRuntimePart(row.diagnosis)].join(' ')}
    >
      <div className={styles.partTitle}>{part.title}</div>
      <div className={styles.detail}>
        {[...describeRuntimePart(row.diagnosis), formatGrowth(row.partSlopeBytesPerHour)].join(' · ')}
      </div>
    </div>
  );
}

/** A few words, with what they leave out in a tooltip. */
function WordsCell({ words, help }: { words: string; help: string | null }) {
  const styles = useStyles2(getStyles);
  if (help === null) {
    return <span className={styles.quiet}>{words}</span>;
  }
  return (
    <Tooltip content={help}>
      <span className={styles.words}>{words}</span>
    </Tooltip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  number: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  quiet: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  words: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  part: css({ minWidth: 0 }),
  partTitle: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  detail: css({
    ...theme.typography.bodySmall,
    overflow: 'hidden',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
