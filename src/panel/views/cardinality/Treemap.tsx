import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo, useRef, useState } from 'react';
import { formatCount, formatShare } from '../../../engine';
import { capText } from '../../parts/words/capText';
import type { MetricRow } from '../../read/cardinality/cardinalityModel';
import { moveAmongCells } from './moveAmongCells';
import { buildTreemap, type TreemapCell } from './buildTreemap';
import { cardinalityStrings } from './cardinalityStrings';
import { NEW_SHARES } from './toNewShare';
import { toShareColors } from './toShareColors';

interface TreemapProps {
  metrics: MetricRow[];
  chosen: string | null;
  onChoose: (metric: string) => void;
  widthPx: number;
  heightPx: number;
}

/** A cell smaller than this has no room for words; its name is in the tooltip. */
const WORDS_FROM = { width: 56, height: 22 };
const COUNT_FROM_HEIGHT = 38;

/** Series by metric: area is their number, colour what came since the start. One tab stop; arrow keys move inside. */
export function Treemap({ metrics, chosen, onChoose, widthPx, heightPx }: TreemapProps) {
  const styles = useStyles2(getStyles);
  const colors = toShareColors(useTheme2());
  const { metrics: texts, newShares } = cardinalityStrings;
  const cells = useMemo(() => buildTreemap(metrics, widthPx, heightPx), [metrics, widthPx, heightPx]);
  const rootRef = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const chosenIndex = cells.findIndex(({ metric }) => metric !== null && metric === chosen);
  const tabStop = Math.min(cells.length - 1, focused ?? Math.max(0, chosenIndex));

  const onKeyDown = (event: React.KeyboardEvent, index: number) => {
    const next = moveAmongCells(event.key, index, cells.length);
    if (next !== null && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      rootRef.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
    }
  };
  const used = NEW_SHARES.filter((share) => cells.some(({ newShare }) => newShare === share));
  return (
    <>
      <div
        ref={rootRef}
        className={styles.root}
        style={{ width: widthPx, height: heightPx }}
        role="group"
        aria-label={`${texts.treemapLabel}. ${texts.keyboardHint}`}
      >
        {cells.map((cell, index) => {
          const { metric, x, y, width, height, newShare } = cell;
          const label = describeCell(cell);
          return (
            <button
              key={metric === null ? -1 : `m${metric}`}
              type="button"
              className={cx(styles.cell, index === chosenIndex && styles.chosen)}
              style={{
                insetInlineStart: x,
                top: y,
                width: Math.max(1, width - 1),
                height: Math.max(1, height - 1),
                background: colors[newShare].fill,
                borderColor: colors[newShare].border,
              }}
              tabIndex={index === tabStop ? 0 : -1}
              aria-label={label}
              aria-disabled={metric === null}
              aria-pressed={metric === null ? undefined : index === chosenIndex}
              title={label}
              onFocus={() => setFocused(index)}
              onKeyDown={(event) => onKeyDown(event, index)}
              onClick={() => metric !== null && onChoose(metric)}
            >
              {width >= WORDS_FROM.width && height >= WORDS_FROM.height && (
                <>
                  <span className={styles.name}>{toName(cell)}</span>
                  {height >= COUNT_FROM_HEIGHT && <span className={styles.count}>{formatCount(cell.series)}</span>}
                </>
              )}
            </button>
          );
        })}
      </div>
      <ul className={styles.legend}>
        {used.map((share) => (
          <li key={share}>
            <span
              className={styles.swatch}
              style={{ background: colors[share].fill, borderColor: colors[share].border }}
              aria-hidden="true"
            />
            {newShares[share]}
          </li>
        ))}
      </ul>
    </>
  );
}

function toName({ metric, merged }: TreemapCell): string {
  const { others, smaller } = cardinalityStrings.metrics;
  return metric !== null ? capText(metric) : merged === null ? others : smaller(merged);
}

function describeCell(cell: TreemapCell): string {
  const { metrics, newShares } = cardinalityStrings;
  return metrics.cell(toName(cell), formatCount(cell.series), formatShare(cell.share, 1), newShares[cell.newShare]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ position: 'relative', maxWidth: '100%', overflow: 'hidden' }),
  cell: css({
    position: 'absolute',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    padding: theme.spacing(0.25, 0.5),
    overflow: 'hidden',
    borderStyle: 'solid',
    borderWidth: 1,
    borderRadius: 2,
    color: theme.colors.text.primary,
    textAlign: 'left',
    lineHeight: 1.3,
    '&:focus-visible': { zIndex: 1, outline: `2px solid ${theme.colors.text.maxContrast}`, outlineOffset: '-2px' },
  }),
  chosen: css({ boxShadow: `inset 0 0 0 2px ${theme.colors.text.maxContrast}` }),
  name: css({
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    unicodeBidi: 'isolate',
    whiteSpace: 'nowrap',
  }),
  count: css({ fontVariantNumeric: 'tabular-nums' }),
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: theme.spacing(0.5, 0, 0),
    color: theme.colors.text.secondary,
    listStyle: 'none',
    li: { display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75) },
  }),
  swatch: css({
    flex: 'none',
    width: theme.spacing(1.5),
    height: theme.spacing(1.5),
    borderStyle: 'solid',
    borderWidth: 1,
    borderRadius: 2,
  }),
});
