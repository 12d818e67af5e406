import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
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
  const styles = useStyles2(getStyles);
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

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ minWidth: 0 }),
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75), minWidth: 0 }),
  word: css({
    overflow: 'hidden',
    fontWeight: theme.typography.fontWeightMedium,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  detail: css({
    ...theme.typography.bodySmall,
    overflow: 'hidden',
    color: theme.colors.text.secondary,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  bad: css({ color: theme.colors.error.text }),
  watch: css({ color: theme.colors.warning.text }),
  fine: css({ color: theme.colors.success.text }),
  quiet: css({ color: theme.colors.text.secondary }),
});
