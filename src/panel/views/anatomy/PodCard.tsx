import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useEffect, useMemo, useState } from 'react';
import { formatBytes, formatSignedBytes } from '../../../engine';
import { capText } from '../../parts/words/capText';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import { addRestarts } from '../../read/anatomy/readMarks';
import { strings } from '../../strings';
import { AnatomyTooltip } from '../../parts/chart/AnatomyTooltip';
import { buildChartLines } from '../../parts/chart/buildChartLines';
import { stackLayers } from './stackLayers';
import { summarizeLayers } from './summarizeLayers';
import { toLayerStyles } from '../../parts/chart/toLayerStyles';
import { MEMORY_AXES, type ChartCursor } from '../../parts/chart/chartProps';
import { UplotChart } from '../../parts/chart/UplotChart';
import { useChartCursor } from '../../parts/chart/useChartCursor';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';

interface PodCardProps {
  model: AnatomyModel;
  peakBytes: number;
  maxBytes: number;
  showLimit: boolean;
  widthPx: number;
  heightPx: number;
  fromMs: number;
  toMs: number;
  timeZone: string;
  /** Null for what belongs to the pod itself: it is no container that could be opened. */
  drillDown: DrillDownActions | null;
  /** Where the cursor of all cards is. */
  cursorMs: number | null;
  /** The user moved it here. */
  onMove: (timeMs: number | null) => void;
  onZoom: (fromMs: number, toMs: number) => void;
}

const TITLE_PX = 24;
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** One container of a pod, small. Its name, and a click anywhere, open it. At the cursor it says what it held then. */
export function PodCard({
  model,
  peakBytes,
  maxBytes,
  showLimit,
  drillDown,
  cursorMs,
  onMove,
  onZoom,
  ...chart
}: PodCardProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { widthPx, heightPx, fromMs, toMs, timeZone } = chart;
  const marks = useMemo(() => addRestarts([], model.restartTimesMs), [model]);
  const stack = useMemo(() => stackLayers(model, NOTHING_HIDDEN), [model]);
  const summary = useMemo(() => summarizeLayers(model, marks), [model, marks]);
  const styleOf = useMemo(() => toLayerStyles(theme, model.layers), [theme, model.layers]);
  const layerStyles = useMemo(() => [...styleOf.values()], [styleOf]);
  const [anchor, setAnchor] = useState<HTMLDivElement | null>(null);
  const [isHovered, setIsHovered] = useState(false);
  const { cursor, take, onReady, follow } = useChartCursor();
  const onCursor = (next: ChartCursor | null) => {
    if (take(next)) {
      onMove(next === null ? null : model.timesMs[next.index]);
    }
  };
  const at = cursor && cursor.index < model.timesMs.length ? cursor : null;
  useEffect(() => {
    if (!isHovered) {
      follow(cursorMs);
    }
  }, [isHovered, cursorMs, follow]);
  const { lines, topLabel } = useMemo(
    () => buildChartLines(model, { whole: false, limits: showLimit }, peakBytes, theme),
    [model, showLimit, peakBytes, theme]
  );
  const name = capText(model.key?.container ?? '');
  const row = model.key;
  const href = row && drillDown?.toHref({ key: row });
  const figures =
    at === null
      ? `${formatBytes(summary.lastWholeBytes)} · ${formatSignedBytes(summary.wholeChangeBytes)}`
      : formatBytes(model.wholeBytes[at.index] ?? null);
  const open = (event: React.MouseEvent) => {
    if (row && drillDown?.open && !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      event.stopPropagation();
      drillDown.open({ key: row });
    }
  };
  return (
    // The link inside is for the keyboard; the card around it is a larger target for the pointer.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className={cx(styles.card, drillDown?.open && styles.clickable)} style={{ width: widthPx }} onClick={open}>
      <div className={styles.title} style={{ height: TITLE_PX }}>
        {href ? (
          <a className={styles.name} href={href} onClick={open} title={name}>
            {name}
          </a>
        ) : (
          <span className={styles.name} title={name}>
            {name}
          </span>
        )}
        <span className={cx(styles.figures, at && styles.then)} title={strings.anatomy.growthHelp}>
          {figures}
        </span>
      </div>
      <div
        ref={setAnchor}
        className={styles.chart}
        onPointerEnter={() => setIsHovered(true)}
        onPointerLeave={() => setIsHovered(false)}
      >
        <UplotChart
          {...{ widthPx, fromMs, toMs, timeZone, lines, topLabel, marks, maxBytes, onCursor, onReady, onZoom }}
          heightPx={heightPx - TITLE_PX}
          timesMs={model.timesMs}
          edges={stack.edges}
          styles={layerStyles}
          axes={MEMORY_AXES}
          stacked={model.stacked}
        />
        {isHovered && at && (
          <AnatomyTooltip
            {...{ model, marks, anchor, timeZone }}
            cursor={at}
            styles={styleOf}
            hidden={NOTHING_HIDDEN}
          />
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({ minWidth: 0, overflow: 'hidden', borderRadius: theme.shape.radius.default }),
  clickable: css({
    cursor: 'pointer',
    '&:hover a': { color: theme.colors.text.link, textDecoration: 'underline' },
    '.u-over': { cursor: 'pointer' },
  }),
  chart: css({ position: 'relative' }),
  title: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), padding: theme.spacing(0, 0.5) }),
  name: css({
    flex: 1,
    overflow: 'hidden',
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  figures: css({
    ...theme.typography.bodySmall,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  then: css({ color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
});
