import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2 } from '@grafana/ui';
import React, { useLayoutEffect, useRef } from 'react';
import { formatBytes, formatShare } from '../../../engine';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import type { Mark } from '../../read/anatomy/readMarks';
import { strings } from '../../strings';
import { MARK_SIGNS } from './drawMarks';
import { findNearMarks } from './findNearMarks';
import { Swatch } from './Swatch';
import type { LayerStyle } from './toLayerStyles';
import { toTooltipRows } from './toTooltipRows';
import type { ChartCursor } from './UplotChart';

interface AnatomyTooltipProps {
  model: AnatomyModel;
  marks: Mark[];
  cursor: ChartCursor;
  anchor: HTMLElement | null;
  styles: Map<string, LayerStyle>;
  hidden: ReadonlySet<string>;
  timeZone: string;
}

const DISTANCE_PX = 14;

/** All parts at the cursor. It stays inside the window, beside the pointer. */
export function AnatomyTooltip({ model, marks, cursor, anchor, styles, hidden, timeZone }: AnatomyTooltipProps) {
  const css = useStyles2(getStyles);
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

  const row = cursor.index;
  const whole = model.wholeBytes[row];
  const rows = toTooltipRows(model, hidden, row);
  const isGap = rows.every(({ bytes }) => bytes === null);
  return (
    <Portal>
      <div ref={boxRef} className={css.box} aria-hidden="true">
        <div className={css.time}>{dateTimeFormat(model.timesMs[row], { timeZone })}</div>
        {findNearMarks(marks, model.timesMs, row).map(({ timeMs, kind, text }) => (
          <div key={`${kind} ${timeMs}`} className={css.mark}>
            {MARK_SIGNS[kind]} {strings.marks[kind]}
            {text !== null && `: ${text}`}
          </div>
        ))}
        {isGap ? (
          <div>{strings.anatomy.gap}</div>
        ) : (
          <table>
            <tbody>
              {rows.map(({ id, title, bytes, layer, isDetail }) => (
                <tr key={id} className={cx(isDetail && css.detail)}>
                  <td>
                    <span className={css.title}>
                      {layer !== null && <Swatch style={styles.get(layer.id)} />}
                      <span>{title}</span>
                    </span>
                  </td>
                  <td>{formatBytes(bytes)}</td>
                  {model.stacked && <td className={css.share}>{formatShare(bytes, whole)}</td>}
                </tr>
              ))}
              {model.whole !== null && (
                <tr className={css.whole}>
                  <td>{strings.anatomy.wholeTitle[model.whole]}</td>
                  <td>{formatBytes(whole)}</td>
                  <td />
                </tr>
              )}
              {model.limitBytes[row] !== null && (
                <tr>
                  <td>{strings.anatomy.limit}</td>
                  <td>{formatBytes(model.limitBytes[row])}</td>
                  <td className={css.share}>{formatShare(whole, model.limitBytes[row])}</td>
                </tr>
              )}
            </tbody>
          </table>
        )}
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
    maxWidth: theme.spacing(52),
    padding: theme.spacing(1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated ?? theme.colors.background.primary,
    boxShadow: theme.shadows.z3,
    color: theme.colors.text.primary,
    fontVariantNumeric: 'tabular-nums',
    pointerEvents: 'none',
    td: { padding: theme.spacing(0.125, 0, 0.125, 1.5), textAlign: 'right', whiteSpace: 'nowrap' },
    'td:first-child': { paddingInlineStart: 0, textAlign: 'left' },
  }),
  time: css({ marginBottom: theme.spacing(0.5), fontWeight: theme.typography.fontWeightMedium }),
  title: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    maxWidth: theme.spacing(32),
    span: { overflow: 'hidden', textOverflow: 'ellipsis' },
  }),
  mark: css({ overflowWrap: 'anywhere' }),
  detail: css({ 'td:first-child > span': { paddingInlineStart: theme.spacing(2) } }),
  share: css({ color: theme.colors.text.secondary }),
  whole: css({ fontWeight: theme.typography.fontWeightMedium }),
});
