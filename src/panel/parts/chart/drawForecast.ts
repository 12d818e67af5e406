import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';
import type { ChartForecast } from './chartProps';

const FILL_OPACITY = 0.18;
const DASH = [4, 4];
const GAP_PX = 4;

/**
 * The way to the limit if it goes on like this: a line to the most likely moment inside of a wedge from the earliest to
 * the latest one. What is open, or beyond the chart, runs out of it.
 */
export function drawForecast(chart: uPlot, forecast: ChartForecast | null, theme: GrafanaTheme2, font: string): void {
  if (forecast === null) {
    return;
  }
  const { ctx: context, bbox } = chart;
  const { fromMs, fromBytes, limitBytes, lowMs, midMs, highMs } = forecast;
  const x = (timeMs: number) => chart.valToPos(timeMs, 'x', true);
  const y = (bytes: number) => chart.valToPos(bytes, 'y', true);
  const [startX, startY, limitY] = [x(fromMs), y(fromBytes), y(limitBytes)];
  const rightPx = bbox.left + bbox.width;
  const color = theme.colors.error.text;
  context.save();
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  context.fillStyle = colorManipulator.alpha(color, FILL_OPACITY);
  context.beginPath();
  context.moveTo(startX, startY);
  context.lineTo(x(lowMs), limitY);
  if (highMs === null) {
    // Nobody knows that it ever ends: the lower edge is level.
    context.lineTo(rightPx, limitY);
    context.lineTo(rightPx, startY);
  } else {
    context.lineTo(x(highMs), limitY);
  }
  context.closePath();
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = devicePixelRatio;
  context.setLineDash(DASH.map((one) => one * devicePixelRatio));
  context.beginPath();
  context.moveTo(startX, startY);
  context.lineTo(x(midMs ?? lowMs), limitY);
  context.stroke();
  drawLabel(context, forecast.label, { x: startX, y: startY, color, ground: theme, font });
  context.restore();
}

interface LabelPlace {
  x: number;
  y: number;
  color: string;
  ground: GrafanaTheme2;
  font: string;
}

/** Under the way, where nothing else is drawn. */
function drawLabel(context: CanvasRenderingContext2D, label: string, { x, y, color, ground, font }: LabelPlace): void {
  context.font = font.replace(/^\d+/, (size) => String(Number(size) * devicePixelRatio));
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.setLineDash([]);
  context.lineWidth = 3 * devicePixelRatio;
  context.strokeStyle = ground.colors.background.primary;
  const place = [label, x + GAP_PX * devicePixelRatio, y + GAP_PX * devicePixelRatio] as const;
  context.strokeText(...place);
  context.fillStyle = color;
  context.fillText(...place);
}
