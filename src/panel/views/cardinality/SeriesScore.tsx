import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { CARDINALITY_PARAMETERS } from '../../../engine';
import { cardinalityStrings } from './cardinalityStrings';

/** Number and bar; from the alert line of the score's own definition on in red and bold. Without a number it says so. */
export function SeriesScore({ score }: { score: number | null }) {
  const styles = useStyles2(getStyles);
  if (score === null) {
    return <span className={styles.unknown}>{cardinalityStrings.scoreUnknown}</span>;
  }
  const isHigh = score >= CARDINALITY_PARAMETERS.alert.value;
  return (
    <div className={styles.line}>
      <span className={cx(styles.number, isHigh && styles.high)}>{Math.floor(score)}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={cx(styles.bar, isHigh && styles.highBar)} style={{ width: `${score}%` }} />
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  number: css({ minWidth: '3ch', fontVariantNumeric: 'tabular-nums', textAlign: 'right' }),
  high: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
  track: css({
    position: 'relative',
    flex: 1,
    maxWidth: theme.spacing(8),
    height: theme.spacing(0.75),
    overflow: 'hidden',
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
  }),
  bar: css({
    position: 'absolute',
    insetBlock: 0,
    insetInlineStart: 0,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.text.disabled,
  }),
  highBar: css({ background: theme.colors.error.main }),
  unknown: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
});
