import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2 } from '@grafana/ui';
import React, { useLayoutEffect, useRef } from 'react';
import type { ChartCursor } from './chartProps';

interface ChartTooltipProps {
  /** The chart. */
  anchor: HTMLElement | null;
  cursor: ChartCursor;
  title: string;
  children: React.ReactNode;
}

const DISTANCE_PX = 14;

/** What stands at the cursor. It stays inside the window, beside the pointer. */
export function ChartTooltip({ anchor, cursor, title, children }: ChartTooltipProps) {
  const styles = useStyles2(getStyles);
  const boxRef = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const box = boxRef.current;
    if (!box || !anchor) {
      return;
    }
    const origin = anchor.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const x = origin.left + cursor.leftPx;
    const y = origin.top + cursor.topPx;
    const left = x + DISTANCE_PX + width <= window.innerWidth ? x + DISTANCE_PX : x - DISTANCE_PX - width;
    const top = Math.min(y + DISTANCE_PX, window.innerHeight - height - DISTANCE_PX);
    box.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`;
  });

  return (
    <Portal>
      <div ref={boxRef} className={styles.box} aria-hidden="true">
        <div className={styles.title}>{title}</div>
        {children}
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    ...theme.typography.bodySmall,
    position: 'fixed',
    top: 0,
    left: 0,
    zIndex: theme.zIndex.tooltip,
    maxWidth: `min(${theme.spacing(52)}, 100vw)`,
    padding: theme.spacing(1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated ?? theme.colors.background.primary,
    boxShadow: theme.shadows.z3,
    color: theme.colors.text.primary,
    fontVariantNumeric: 'tabular-nums',
    pointerEvents: 'none',
  }),
  title: css({ marginBottom: theme.spacing(0.5), fontWeight: theme.typography.fontWeightMedium }),
});
