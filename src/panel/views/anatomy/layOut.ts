export interface Layout {
  chartWidthPx: number;
  chartHeightPx: number;
  legend: 'right' | 'bottom' | null;
  legendWidthPx: number;
  legendHeightPx: number;
  compactLegend: boolean;
  showFooter: boolean;
}

interface Space {
  width: number;
  height: number;
  showLegend: boolean;
  legendRows: number;
  /** What stands above the chart, such as the choice of a container. */
  headerPx: number;
}

const LEGEND_WIDTH_PX = 376;
const LEGEND_ROW_PX = 24;
const FOOTER_PX = 26;
const LEAST_CHART_PX = 96;

/** How a panel of this size is divided: the chart comes first, then the legend, then the footer. */
export function layOut({ width, height, showLegend, legendRows, headerPx }: Space): Layout {
  const showFooter = height - headerPx >= 170;
  const freePx = height - headerPx - (showFooter ? FOOTER_PX : 0);
  const base = { showFooter, chartHeightPx: Math.max(40, freePx), chartWidthPx: width };
  if (showLegend && width >= 2.4 * LEGEND_WIDTH_PX && freePx >= 120) {
    return {
      ...base,
      chartWidthPx: width - LEGEND_WIDTH_PX,
      legend: 'right',
      legendWidthPx: LEGEND_WIDTH_PX,
      legendHeightPx: freePx,
      compactLegend: false,
    };
  }
  const legendHeightPx = Math.min((legendRows + 1) * LEGEND_ROW_PX, Math.floor(0.42 * freePx));
  if (showLegend && width >= 240 && freePx - legendHeightPx >= LEAST_CHART_PX && legendHeightPx >= 3 * LEGEND_ROW_PX) {
    return {
      ...base,
      chartHeightPx: freePx - legendHeightPx,
      legend: 'bottom',
      legendWidthPx: width,
      legendHeightPx,
      compactLegend: width < 420,
    };
  }
  return { ...base, legend: null, legendWidthPx: 0, legendHeightPx: 0, compactLegend: true };
}
