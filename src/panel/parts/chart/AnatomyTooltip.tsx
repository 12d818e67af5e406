import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatBytes, formatShare } from '../../../engine';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import type { Mark } from '../../read/anatomy/readMarks';
import { strings } from '../../strings';
import { MARK_SIGNS } from './drawMarks';
import { findNearMarks } from './findNearMarks';
import { Swatch } from './Swatch';
import type { LayerStyle } from './toLayerStyles';
import { toTooltipRows } from './toTooltipRows';
import type { ChartCursor } from './chartProps';
import { ChartTooltip } from './ChartTooltip';

interface AnatomyTooltipProps {
  model: AnatomyModel;
  marks: Mark[];
  cursor: ChartCursor;
  anchor: HTMLElement | null;
  styles: Map<string, LayerStyle>;
  hidden: ReadonlySet<string>;
  timeZone: string;
}

/** All parts at the cursor. */
export function AnatomyTooltip({ model, marks, cursor, anchor, styles, hidden, timeZone }: AnatomyTooltipProps) {
  const css = useStyles2(getStyles);
  const row = cursor.index;
  const whole = model.wholeBytes[row];
  const rows = toTooltipRows(model, hidden, row);
  const isGap = rows.every(({ bytes }) => bytes === null);
  return (
    <ChartTooltip {...{ anchor, cursor }} title={dateTimeFormat(model.timesMs[row], { timeZone })}>
      {findNearMarks(marks, model.timesMs, row).map(({ timeMs, kind, text }) => (
        <div key={`${kind} ${timeMs}`} className={css.mark}>
          {MARK_SIGNS[kind]} {strings.marks[kind]}
          {text !== null && `: ${text}`}
        </div>
      ))}
      {isGap ? (
        <div>{strings.anatomy.gap}</div>
      ) : (
        <table className={css.table}>
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
    </ChartTooltip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    td: { padding: theme.spacing(0.125, 0, 0.125, 1.5), textAlign: 'right', whiteSpace: 'nowrap' },
    'td:first-child': { paddingInlineStart: 0, textAlign: 'left' },
  }),
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
