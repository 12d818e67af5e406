import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { nodeStrings } from './nodeStrings';
import { segmentColor } from './segmentColor';
import type { MarkKind, NodeBar, SegmentKind } from './splitBar';

const SEGMENTS: readonly SegmentKind[] = ['pods', 'system', 'unaccounted', 'undivided', 'free'];
const MARKS: readonly MarkKind[] = ['workingSet', 'allocatable', 'eviction'];

/** The colours and lines of the bars, as far as they occur. */
export function BarLegend({ bars }: { bars: NodeBar[] }) {
  const styles = useStyles2(getStyles);
  const segments = SEGMENTS.filter((kind) => bars.some((bar) => bar.segments.some((one) => one.kind === kind)));
  const marks = MARKS.filter((kind) => bars.some((bar) => bar.marks.some((one) => one.kind === kind)));
  return (
    <div className={styles.root} aria-hidden="true">
      {segments.map((kind) => (
        <span key={kind} className={styles.item}>
          <SegmentSwatch kind={kind} />
          {nodeStrings.segments[kind]}
        </span>
      ))}
      {marks.map((kind) => (
        <span key={kind} className={styles.item}>
          <span className={cx(styles.line, styles[kind])} />
          {nodeStrings.marks[kind]}
        </span>
      ))}
    </div>
  );
}

export function SegmentSwatch({ kind }: { kind: SegmentKind }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  return <span className={styles.swatch} style={{ background: segmentColor(theme, kind) }} aria-hidden="true" />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    flexShrink: 0,
    flexWrap: 'wrap',
    gap: theme.spacing(0.25, 2),
    color: theme.colors.text.secondary,
  }),
  item: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), whiteSpace: 'nowrap' }),
  swatch: css({
    display: 'inline-block',
    flexShrink: 0,
    width: theme.spacing(1.5),
    height: theme.spacing(1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  line: css({ display: 'inline-block', height: theme.spacing(1.5) }),
  workingSet: css({ width: 2, height: 6, background: theme.colors.text.primary }),
  allocatable: css({ borderInlineStart: `2px dotted ${theme.colors.text.secondary}` }),
  eviction: css({ width: 2, background: theme.colors.error.text }),
});
