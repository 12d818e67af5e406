import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import { formatBytes, formatShare, formatSignedBytes } from '../../../engine';
import { capText } from '../../parts/words/capText';
import { strings } from '../../strings';
import { CertaintyCell } from './CertaintyCell';
import type { LayerSummary, Summary } from './summarizeLayers';
import { Swatch } from '../../parts/chart/Swatch';
import type { LayerStyle } from '../../parts/chart/toLayerStyles';

export type TableColumn = 'share' | 'growth' | 'certainty';

interface PartsTableProps {
  summary: Summary;
  columns: readonly TableColumn[];
  stacked: boolean;
  styles: Map<string, LayerStyle>;
  /** What a runtime says about a part is listed under it. */
  showDetails: boolean;
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

/** Legend and numbers in one: each row shows and hides its part, and says how it is known. */
export function PartsTable(props: PartsTableProps) {
  const { summary, columns, stacked, showDetails } = props;
  const css = useStyles2(getStyles);
  const { anatomy } = strings;
  return (
    <table className={css.table}>
      <caption className={css.caption}>{anatomy.legend}</caption>
      <thead>
        <tr>
          <th scope="col">{stacked ? anatomy.part : anatomy.series}</th>
          <th scope="col">{anatomy.bytesNow}</th>
          {columns.includes('share') && <th scope="col">{anatomy.share}</th>}
          {columns.includes('growth') && (
            <th scope="col">
              <Tooltip content={anatomy.growthHelp}>
                <span>{anatomy.growth}</span>
              </Tooltip>
            </th>
          )}
          {columns.includes('certainty') && (
            <th scope="col" className={css.certainty}>
              <Tooltip content={anatomy.certaintyHelp}>
                <span>{anatomy.certainty}</span>
              </Tooltip>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {summary.layers.map((layer) => (
          <React.Fragment key={layer.id}>
            <PartRow {...props} layer={layer} kind="part" />
            {showDetails && layer.details.map((one) => <PartRow key={one.id} {...props} layer={one} kind="detail" />)}
          </React.Fragment>
        ))}
      </tbody>
      {showDetails && summary.reserved.length > 0 && (
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={2 + columns.length} className={css.group}>
              <Tooltip content={anatomy.reservedHelp} placement="top-start">
                <span>{anatomy.reserved}</span>
              </Tooltip>
            </th>
          </tr>
          {summary.reserved.map((layer) => (
            <PartRow key={layer.id} {...props} layer={layer} kind="reserved" />
          ))}
        </tbody>
      )}
    </table>
  );
}

interface PartRowProps extends PartsTableProps {
  layer: LayerSummary;
  kind: 'part' | 'detail' | 'reserved';
}

function PartRow({ layer, kind, summary, columns, styles, hidden, onToggle, showDetails }: PartRowProps) {
  const css = useStyles2(getStyles);
  const off = kind !== 'reserved' && (hidden.has(layer.id) || (layer.of !== null && hidden.has(layer.of)));
  const split = showDetails && layer.details.length > 0;
  const name = (
    <>
      {kind !== 'reserved' && !split && <Swatch style={styles.get(layer.id)} off={off} />}
      <span className={css.title}>{layer.title}</span>
    </>
  );
  return (
    <tr className={cx(off && css.off, kind !== 'part' && css.detail)}>
      <th scope="row">
        <Tooltip content={layer.description ?? capText(layer.title)} placement="top-start">
          {kind === 'reserved' ? (
            <span className={css.name}>{name}</span>
          ) : (
            <button
              type="button"
              className={css.name}
              aria-pressed={!off}
              aria-label={strings.anatomy.toggle(layer.title)}
              onClick={() => onToggle(layer.id)}
            >
              {name}
            </button>
          )}
        </Tooltip>
      </th>
      <td>{formatBytes(layer.lastBytes)}</td>
      {columns.includes('share') && (
        <td>{kind === 'reserved' ? '' : formatShare(layer.lastBytes, summary.lastWholeBytes)}</td>
      )}
      {columns.includes('growth') && <td>{formatSignedBytes(layer.changeBytes)}</td>}
      {columns.includes('certainty') && (
        <td className={css.certainty}>
          <CertaintyCell layer={layer} />
        </td>
      )}
    </tr>
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
      zIndex: 1,
      background: theme.colors.background.primary,
      color: theme.colors.text.secondary,
    },
    'tbody tr:hover': { background: theme.colors.action.hover },
  }),
  caption: css(HIDDEN_TEXT),
  name: css({
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
  certainty: css({ '&&&': { textAlign: 'left' } }),
  group: css({ '&&&': { color: theme.colors.text.secondary } }),
  detail: css({ 'th:first-child': { paddingInlineStart: theme.spacing(2) } }),
  title: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  off: css({ color: theme.colors.text.disabled }),
});
