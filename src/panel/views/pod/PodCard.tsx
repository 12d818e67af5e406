import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { capText } from '../../format/capText';
import { formatBytes } from '../../format/formatBytes';
import { formatSignedBytes } from '../../format/formatSignedBytes';
import type { AnatomyModel } from '../../read/anatomyModel';
import { addRestarts } from '../../read/readMarks';
import { strings } from '../../strings';
import { buildChartLines } from '../anatomy/buildChartLines';
import { stackLayers } from '../anatomy/stackLayers';
import { summarizeLayers } from '../anatomy/summarizeLayers';
import { toLayerStyles } from '../anatomy/toLayerStyles';
import { UplotChart } from '../anatomy/UplotChart';
import type { DrillDownActions } from '../triage/useDrillDown';

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
}

const TITLE_PX = 24;
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();
const ignore = () => {};

/** One container of a pod, small. Its name, and a click anywhere, open it. */
export function PodCard({ model, peakBytes, maxBytes, showLimit, drillDown, ...chart }: PodCardProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { widthPx, heightPx, fromMs, toMs, timeZone } = chart;
  const marks = useMemo(() => addRestarts([], model.restartTimesMs), [model]);
  const stack = useMemo(() => stackLayers(model, NOTHING_HIDDEN), [model]);
  const summary = useMemo(() => summarizeLayers(model, marks), [model, marks]);
  const layerStyles = useMemo(() => [...toLayerStyles(theme, model.layers).values()], [theme, model.layers]);
  const { lines, topLabel } = useMemo(
    () => buildChartLines(model, { whole: false, limits: showLimit }, peakBytes, theme),
    [model, showLimit, peakBytes, theme]
  );
  const name = capText(model.key?.container ?? '');
  const row = model.key;
  const href = row && drillDown?.toHref({ key: row });
  const figures = `${formatBytes(summary.lastWholeBytes)} · ${formatSignedBytes(summary.wholeChangeBytes)}`;
  const open = (event: React.MouseEvent) => {
    if (row && drillDown?.open && !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      event.stopPropagation();
      drillDown.open({ key: row });
    }
  };
  return (
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
        <span className={styles.figures} title={strings.anatomy.growthHelp}>
          {figures}
        </span>
      </div>
      <UplotChart
        {...{ widthPx, fromMs, toMs, timeZone, lines, topLabel, marks, maxBytes }}
        heightPx={heightPx - TITLE_PX}
        timesMs={model.timesMs}
        edges={stack.edges}
        styles={layerStyles}
        stacked={model.stacked}
        onCursor={ignore}
        onZoom={ignore}
        onReady={ignore}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({ minWidth: 0, overflow: 'hidden', borderRadius: theme.shape.radius.default }),
  clickable: css({
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
    '.u-over': { pointerEvents: 'none' },
  }),
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
});
