import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { buildUplotOptions } from './buildUplotOptions';
import type { UplotChartProps } from './chartProps';
import { UPLOT_STYLES } from './uplotStyles';

/** The only chart. Its numbers come ready to draw; it reports where the cursor is. */
export function UplotChart(props: UplotChartProps) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const hostRef = useRef<HTMLDivElement>(null);
  const chartRef = useRef<uPlot | null>(null);
  const propsRef = useRef(props);
  const { widthPx, heightPx, timesMs, edges, lines, marks, forecast, maxBytes, fromMs, toMs, onReady } = props;
  // A chart is rebuilt when its series change, and only fed when their numbers do.
  const lineShapes = lines.map(({ color, dash, widthPx: lineWidthPx }) => [color, dash, lineWidthPx]);
  const shape = JSON.stringify([props.styles, props.stacked, lineShapes, props.axes, props.timeZone]);

  useEffect(() => {
    propsRef.current = props;
  });

  useEffect(() => {
    const chart = new uPlot(buildUplotOptions(propsRef, theme), toData(propsRef.current), hostRef.current!);
    chartRef.current = chart;
    propsRef.current.onReady?.({
      moveTo: (index) => moveCursor(chart, index === null ? null : chart.data[0][index]),
      moveToTime: (timeMs) => moveCursor(chart, timeMs),
    });
    return () => {
      propsRef.current.onReady?.(null);
      chart.destroy();
      chartRef.current = null;
    };
  }, [shape, theme, onReady]);

  useEffect(() => {
    chartRef.current?.setSize({ width: widthPx, height: heightPx });
  }, [widthPx, heightPx]);

  useEffect(() => {
    chartRef.current?.setData(toData(propsRef.current));
  }, [timesMs, edges, lines, marks, forecast, maxBytes, fromMs, toMs, shape]);

  return <div ref={hostRef} className={styles.host} aria-hidden="true" />;
}

/** Top edge first: where layers are too thin to see, the line of the lowest of them is drawn last and stays in sight. */
function toData({ timesMs, edges, lines }: UplotChartProps): uPlot.AlignedData {
  return [timesMs, ...[...edges].reverse(), ...lines.map(({ values }) => values)];
}

function moveCursor(chart: uPlot, timeMs: number | null): void {
  const inside = timeMs !== null && timeMs >= chart.scales.x.min! && timeMs <= chart.scales.x.max!;
  chart.setCursor(
    inside ? { left: chart.valToPos(timeMs, 'x'), top: chart.over.clientHeight / 3 } : { left: -10, top: -10 }
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  host: css({
    ...UPLOT_STYLES,
    '.u-over': { cursor: 'crosshair' },
    '.u-cursor-x, .u-cursor-y': { borderColor: theme.colors.text.secondary },
    '.u-select': { ...UPLOT_STYLES['.u-select'], background: theme.colors.action.selected },
  }),
});
