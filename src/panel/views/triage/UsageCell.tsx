import React from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatBytes, formatRoundBytes, formatShare } from '../../../engine';
import { PANEL_LIMITS } from '../../panelLimits';
import type { TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';

/** Usage, or the working set where usage is not exported, against the limit. */
export function UsageCell({ row }: { row: TriageRow }) {
  const styles = useStyles2(getStyles);
  const usedBytes = row.usageBytes ?? row.workingSetBytes;
  if (usedBytes === null) {
    return <span className={styles.detail}>{strings.unknown}</span>;
  }
  const ratio = row.limitRatio;
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <span>{formatBytes(usedBytes)}</span>
        {ratio !== null && <span className={cx(styles.share, styles[toTone(ratio)])}>{formatShare(ratio, 1)}</span>}
      </div>
      {row.limitBytes === null ? (
        <div className={styles.detail}>{strings.triage.noLimit}</div>
      ) : (
        <div className={styles.line}>
          <span className={styles.track} aria-hidden="true">
            <span
              className={cx(styles.bar, styles[`${toTone(ratio ?? 0)}Bar`])}
              style={{ width: `${Math.min(100, 100 * (ratio ?? 0))}%` }}
            />
          </span>
          <span className={styles.detail}>{formatRoundBytes(row.limitBytes)}</span>
        </div>
      )}
      {row.swapBytes ? <div className={styles.detail}>{strings.triage.swapped(formatBytes(row.swapBytes))}</div> : null}
    </div>
  );
}

function toTone(ratio: number): 'calm' | 'near' | 'at' {
  if (ratio >= PANEL_LIMITS.atLimit.value) {
    return 'at';
  }
  return ratio >= PANEL_LIMITS.nearLimit.value ? 'near' : 'calm';
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ display: 'flex', flexDirection: 'column', minWidth: 0 }),
  line: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  share: css({ ...theme.typography.bodySmall }),
  detail: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
  track: css({
    position: 'relative',
    flex: 1,
    height: theme.spacing(0.5),
    overflow: 'hidden',
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
  }),
  bar: css({ position: 'absolute', insetBlock: 0, insetInlineStart: 0 }),
  calm: css({ color: theme.colors.text.secondary }),
  near: css({ color: theme.colors.warning.text }),
  at: css({ color: theme.colors.error.text }),
  calmBar: css({ background: theme.visualization.getColorByName('blue') }),
  nearBar: css({ background: theme.colors.warning.main }),
  atBar: css({ background: theme.colors.error.main }),
});
