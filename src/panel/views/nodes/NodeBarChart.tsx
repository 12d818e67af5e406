import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { formatBytes } from '../../../engine';
import { nodeStrings } from './nodeStrings';
import { segmentColor } from './segmentColor';
import type { NodeBar } from './splitBar';

/** What holds the memory of a node, with its lines. All of it is told in words as well. */
export function NodeBarChart({ bar }: { bar: NodeBar }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { segments, marks, scaleBytes } = bar;
  const toShare = (bytes: number) => Math.min(100, (100 * bytes) / scaleBytes);
  const words = [
    ...segments.map(({ kind, bytes }) => `${nodeStrings.segments[kind]} ${formatBytes(bytes)}`),
    ...marks.map(({ kind, bytes }) => `${nodeStrings.marks[kind]} ${formatBytes(bytes)}`),
  ];
  const label = nodeStrings.bar(words, formatBytes(scaleBytes));
  return (
    <div className={styles.root} role="img" aria-label={label} title={label}>
      <div className={styles.track}>
        {segments.map(({ kind, bytes }) => (
          <span
            key={kind}
            className={styles.segment}
            style={{ width: `${toShare(bytes)}%`, background: segmentColor(theme, kind) }}
          />
        ))}
      </div>
      {marks.map(({ kind, bytes }) => (
        <span key={kind} className={cx(styles.mark, styles[kind])} style={{ left: `${toShare(bytes)}%` }} />
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ position: 'relative', flex: 1, minWidth: 0, padding: '3px 0' }),
  track: css({
    display: 'flex',
    height: theme.spacing(1.25),
    overflow: 'hidden',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    // Beyond the eviction line.
    background: `repeating-linear-gradient(135deg, ${theme.colors.border.medium} 0 1px, transparent 1px 4px)`,
    backgroundClip: 'padding-box',
  }),
  segment: css({
    flexShrink: 0,
    height: '100%',
    '& + &': { borderInlineStart: `1px solid ${theme.colors.background.primary}` },
  }),
  mark: css({ position: 'absolute', insetBlock: 0, marginInlineStart: -1, pointerEvents: 'none' }),
  workingSet: css({ top: 'auto', width: 2, height: 6, background: theme.colors.text.primary }),
  allocatable: css({ borderInlineStart: `2px dotted ${theme.colors.text.secondary}` }),
  eviction: css({ width: 2, background: theme.colors.error.text }),
});
