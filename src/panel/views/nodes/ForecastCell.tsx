import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatBytes } from '../../../engine';
import type { NodeRow } from '../../read/nodes/nodesModel';
import { describeForecast } from './describeForecast';
import { findHeadroom } from './findHeadroom';
import { nodeStrings } from './nodeStrings';

/** How long until the eviction line, and how many bytes are left to it. */
export function ForecastCell({ row }: { row: NodeRow }) {
  const styles = useStyles2(getStyles);
  const { words, tone } = describeForecast(row.forecast);
  const headroom = findHeadroom(row);
  return (
    <div className={styles.root}>
      <div className={cx(styles.line, styles[tone])}>
        {(tone === 'near' || tone === 'reached') && <Icon name="exclamation-triangle" size="sm" />}
        {words}
      </div>
      {headroom !== null && headroom > 0 && (
        <div className={styles.small}>{nodeStrings.left(formatBytes(headroom))}</div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  small: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  calm: css({ color: theme.colors.text.primary }),
  quiet: css({ color: theme.colors.text.secondary }),
  near: css({ color: theme.colors.warning.text }),
  reached: css({ color: theme.colors.error.text }),
});
