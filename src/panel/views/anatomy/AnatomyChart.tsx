import { css } from '@emotion/css';
import { dateTimeFormat, type EventBus, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import { formatBytes } from '../../../engine';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import type { Mark } from '../../read/anatomy/readMarks';
import { strings } from '../../strings';
import { AnatomyTooltip } from '../../parts/chart/AnatomyTooltip';
import { buildChartLines, type ChartLine } from '../../parts/chart/buildChartLines';
import { findNearMarks } from '../../parts/chart/findNearMarks';
import { moveByKey } from '../../parts/chart/moveByKey';
import { isHidden } from '../../parts/chart/showRuntime';
import { stackLayers } from './stackLayers';
import type { LayerStyle } from '../../parts/chart/toLayerStyles';
import { MEMORY_AXES, type ChartCursor, type ChartForecast } from '../../parts/chart/chartProps';
import { UplotChart } from '../../parts/chart/UplotChart';
import { useChartCursor } from '../../parts/chart/useChartCursor';
import { useCursorSync } from '../../parts/chart/useCursorSync';

interface AnatomyChartProps {
  /** Its layers are drawn as they are. */
  model: AnatomyModel;
  marks: Mark[];
  /** Lines over the stack, besides whole, limit and request. */
  moreLines: ChartLine[];
  onMove: (row: number | null) => void;
  title: string;
  hidden: ReadonlySet<string>;
  styles: Map<string, LayerStyle>;
  showLimit: boolean;
  forecast: ChartForecast | null;
  /** Where the time axis ends: behind the time range where a forecast is drawn. */
  toMs: number;
  widthPx: number;
  heightPx: number;
  timeRange: TimeRange;
  timeZone: string;
  eventBus: EventBus;
  onZoom: (fromMs: number, toMs: number) => void;
}

/** The stack with its cursor: by pointer, by keyboard, and from other panels. */
export function AnatomyChart(props: AnatomyChartProps) {
  const {
    model,
    marks,
    moreLines,
    title,
    hidden,
    showLimit,
    forecast,
    toMs,
    widthPx,
    heightPx,
    timeRange,
    timeZone,
    eventBus,
    onZoom,
  } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [anchor, setAnchor] = useState<HTMLDivElement | null>(null);

  const stack = useMemo(() => stackLayers(model, hidden), [model, hidden]);
  const drawsWhole = model.stacked && !model.sumsToWhole && hidden.size === 0;
  const { lines, topLabel } = useMemo(() => {
    const own = buildChartLines(model, { whole: drawsWhole, limits: showLimit }, findPeak(stack.edges), theme);
    return { ...own, lines: [...own.lines, ...moreLines] };
  }, [model, drawsWhole, showLimit, stack, moreLines, theme]);
  const layerStyles = useMemo(() => stack.layers.map((layer) => props.styles.get(layer.id)!), [stack, props.styles]);

  const { cursor, take, onReady, moveTo, follow } = useChartCursor();
  const share = useCursorSync(eventBus, follow);
  const onCursor = (next: ChartCursor | null) => {
    if (next?.index !== cursor?.index) {
      props.onMove(next?.index ?? null);
    }
    if (take(next)) {
      share(next === null ? null : model.timesMs[next.index]);
    }
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    const target = moveByKey(event, cursor?.index ?? null, model.timesMs.length - 1);
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target);
    }
  };

  const at = cursor && cursor.index < model.timesMs.length ? cursor : null;
  return (
    <div
      ref={setAnchor}
      className={styles.chart}
      tabIndex={0}
      role="group"
      aria-roledescription={strings.anatomy.chartRole}
      aria-label={`${strings.anatomy.chartLabel(title)}. ${strings.anatomy.keyboardHint}`}
      onKeyDown={onKeyDown}
      onBlur={() => moveTo(null)}
    >
      <UplotChart
        {...{ widthPx, heightPx, timeZone, lines, topLabel, marks, forecast, toMs, onCursor, onZoom, onReady }}
        timesMs={model.timesMs}
        edges={stack.edges}
        styles={layerStyles}
        axes={MEMORY_AXES}
        stacked={model.stacked}
        maxBytes={null}
        fromMs={timeRange.from.valueOf()}
      />
      {at && <AnatomyTooltip {...{ model, marks, anchor, hidden, timeZone }} cursor={at} styles={props.styles} />}
      <div className={styles.spoken} aria-live="polite">
        {at && describeSample(model, marks, at.index, hidden, timeZone)}
      </div>
    </div>
  );
}

function findPeak(edges: Array<Array<number | null | undefined>>): number {
  return edges.reduce((max, edge) => edge.reduce<number>((top, value) => Math.max(top, value ?? 0), max), 0);
}

/** The sample at the cursor, for a screen reader. */
function describeSample(
  model: AnatomyModel,
  marks: Mark[],
  row: number,
  hidden: ReadonlySet<string>,
  timeZone: string
): string {
  const layers = model.layers.filter((layer) => !isHidden(layer, hidden) && typeof layer.values[row] === 'number');
  const values = layers.map((layer) => `${layer.title} ${formatBytes(layer.values[row] ?? null)}`);
  const time = dateTimeFormat(model.timesMs[row], { timeZone });
  const events = findNearMarks(marks, model.timesMs, row).map(({ kind }) => strings.marks[kind]);
  return `${time}: ${[...events, ...(values.length > 0 ? values : [strings.anatomy.gap])].join(', ')}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({
    position: 'relative',
    minWidth: 0,
    overflow: 'hidden',
    borderRadius: theme.shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '-2px' },
  }),
  spoken: css(HIDDEN_TEXT),
});
