import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { capText } from '../../format/capText';
import { formatBytes } from '../../format/formatBytes';
import { formatShare } from '../../format/formatShare';
import { formatSignedBytes } from '../../format/formatSignedBytes';
import { strings } from '../../strings';
import type { Summary } from './summarizeLayers';
import { Swatch } from './Swatch';
import type { LayerStyle } from './toLayerStyles';

interface AnatomyLegendProps {
  summary: Summary;
  stacked: boolean;
  styles: Map<string, LayerStyle>;
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
  /** Without share and change, for narrow panels. */
  compact: boolean;
}

/** Legend and numbers in one: each row shows and hides its part, and explains it. */
export function AnatomyLegend({ summary, stacked, styles, hidden, onToggle, compact }: AnatomyLegendProps) {
  const css = useStyles2(getStyles);
  const { anatomy } = strings;
  return (
    <table className={css.table}>
      <caption className={css.caption}>{anatomy.legend}</caption>
      <thead>
        <tr>
          <th scope="col">{stacked ? anatomy.part : anatomy.series}</th>
          <th scope="col">{anatomy.bytesNow}</th>
          {stacked && <th scope="col">{anatomy.share}</th>}
          {!compact && (
            <th scope="col">
              <Tooltip content={anatomy.growthHelp}>
                <span>{anatomy.growth}</span>
              </Tooltip>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {summary.layers.map((layer) => {
          const off = hidden.has(layer.id);
          const toggle = (
            <button
              type="button"
              className={css.toggle}
              aria-pressed={!off}
              aria-label={anatomy.toggle(layer.title)}
              onClick={() => onToggle(layer.id)}
            >
              <Swatch style={styles.get(layer.id)} off={off} />
              <span className={css.title}>{layer.title}</span>
            </button>
          );
          return (
            <tr key={layer.id} className={cx(off && css.off)}>
              <th scope="row">
                <Tooltip content={layer.description ?? capText(layer.title)} placement="top-start">
                  {toggle}
                </Tooltip>
              </th>
              <td>{formatBytes(layer.lastBytes)}</td>
              {stacked && <td>{formatShare(layer.lastBytes, summary.lastWholeBytes)}</td>}
              {!compact && <td>{formatSignedBytes(layer.changeBytes)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    ...theme.typography.bodySmall,
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    'th, td': {
      height: theme.spacing(3),
      padding: theme.spacing(0, 1, 0, 0),
      fontWeight: theme.typography.fontWeightRegular,
      textAlign: 'right',
      whiteSpace: 'nowrap',
    },
    'th:first-child': { width: '100%', maxWidth: 0, overflow: 'hidden', textAlign: 'left' },
    'thead th': {
      position: 'sticky',
      top: 0,
      background: theme.colors.background.primary,
      color: theme.colors.text.secondary,
    },
    'tbody tr:hover': { background: theme.colors.action.hover },
  }),
  caption: css({
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  }),
  toggle: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    maxWidth: '100%',
    padding: theme.spacing(0, 0.25),
    border: 0,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
  }),
  title: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  off: css({ color: theme.colors.text.disabled }),
});
