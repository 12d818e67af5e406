import { cx } from '@emotion/css';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { getToneStyles } from '../../parts/words/getToneStyles';
import { formatCount } from '../../../engine';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { KIND_LOOKS } from './kindLooks';

interface KindCellProps {
  row: CardinalityRow;
  /** Icon and word only. */
  compact?: boolean;
}

/** What the series do, by icon, word and colour; under it whether memory goes along, or the cause. */
export function KindCell({ row, compact = false }: KindCellProps) {
  const styles = useStyles2(getToneStyles);
  const { icon, tone } = KIND_LOOKS[row.kind];
  const { title, meaning } = cardinalityStrings.kinds[row.kind];
  const detail = toDetail(row);
  return (
    <div className={styles.root}>
      <span className={cx(styles.line, styles[tone])} title={meaning}>
        <Icon name={icon} size="sm" />
        <span className={styles.word}>{title}</span>
      </span>
      {!compact && detail !== null && <div className={styles.detail}>{detail}</div>}
    </div>
  );
}

function toDetail({ kind, coupled, churnCause, sampleLimit }: CardinalityRow): string | null {
  const { coupled: words, causes, limit } = cardinalityStrings;
  switch (kind) {
    case 'rejected':
      return sampleLimit === null ? null : limit(formatCount(sampleLimit));
    case 'churn':
      return churnCause && causes[churnCause];
    case 'blow-up':
    case 'bounded':
      return coupled === null ? words.unknown : coupled ? words.yes : words.no;
    default:
      return null;
  }
}
