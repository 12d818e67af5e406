import type { TableColumn } from './PartsTable';

export interface Layout {
  chartWidthPx: number;
  chartHeightPx: number;
  legend: 'right' | 'bottom' | null;
  legendWidthPx: number;
  legendHeightPx: number;
  columns: readonly TableColumn[];
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

const LEGEND_WIDTH_PX = 400;
const ROOMY_LEGEND_WIDTH_PX = 480;
const LEGEND_ROW_PX = 24;
const FOOTER_PX = 26;
/** Below this the plot would be lower than its own axis. */
const FOOTER_FROM_PX = 120;
const LEAST_CHART_PX = 96;

/** How a panel of this size is divided: the chart comes first, then the legend. The footer goes last. */
export function layOut({ width, height, showLegend, legendRows, headerPx }: Space): Layout {
  const showFooter = height - headerPx >= FOOTER_FROM_PX;
  const freePx = height - headerPx - (showFooter ? FOOTER_PX : 0);
  const base = { showFooter, chartHeightPx: Math.max(40, freePx), chartWidthPx: width };
  if (showLegend && width >= 2.25 * LEGEND_WIDTH_PX && freePx >= 120) {
    const legendWidthPx = width >= 2.25 * ROOMY_LEGEND_WIDTH_PX ? ROOMY_LEGEND_WIDTH_PX : LEGEND_WIDTH_PX;
    return {
      ...base,
      chartWidthPx: width - legendWidthPx,
      legend: 'right',
      legendWidthPx,
      legendHeightPx: freePx,
      columns: fitColumns(legendWidthPx),
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
      columns: fitColumns(width),
    };
  }
  return { ...base, legend: null, legendWidthPx: 0, legendHeightPx: 0, columns: [] };
}

/** Columns fall away where the name would have no room. */
function fitColumns(widthPx: number): TableColumn[] {
  const leastPx: Record<TableColumn, number> = { share: 270, growth: 360, certainty: 460 };
  return (['share', 'growth', 'certainty'] as const).filter((column) => widthPx >= leastPx[column]);
}
