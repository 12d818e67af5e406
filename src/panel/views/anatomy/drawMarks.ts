import { strings } from '../../strings';

export interface Marks {
  /** Plotting area and positions in canvas pixels. */
  boxPx: { left: number; top: number; width: number; height: number };
  pixelRatio: number;
  /** Its size is in CSS pixels. */
  font: string;
  colors: { restart: string; limit: string };
  restartsPx: number[];
  limitLabel: string | null;
  /** Height of the limit line, null where it is not drawn: then the label says so at the top. */
  limitPx: number | null;
}

/** Between a line and its name. */
const GAP_PX = 4;
const LABEL_BASELINE_PX = 14;

/** Restarts as dotted verticals, and the name of the limit line. Names that would lie on another one are left out. */
export function drawMarks(context: CanvasRenderingContext2D, marks: Marks): void {
  const { boxPx, colors, limitLabel, limitPx, pixelRatio } = marks;
  const rightPx = boxPx.left + boxPx.width;
  const topLinePx = boxPx.top + LABEL_BASELINE_PX * pixelRatio;
  const gapPx = GAP_PX * pixelRatio;
  context.save();
  context.font = marks.font.replace(/^\d+/, (size) => String(Number(size) * pixelRatio));
  context.textBaseline = 'bottom';
  let freeUntilPx = rightPx;
  if (limitLabel !== null) {
    const y = limitPx === null ? topLinePx : limitPx - gapPx;
    context.fillStyle = colors.limit;
    context.textAlign = 'right';
    context.fillText(limitLabel, rightPx - gapPx, y);
    if (Math.abs(y - topLinePx) < LABEL_BASELINE_PX * pixelRatio) {
      freeUntilPx -= context.measureText(limitLabel).width + 2 * gapPx;
    }
  }
  const nearLimit = limitPx !== null && limitPx > boxPx.top && limitPx < topLinePx + gapPx;
  const restartLinePx = nearLimit ? limitPx + LABEL_BASELINE_PX * pixelRatio + gapPx : topLinePx;
  context.fillStyle = colors.restart;
  context.strokeStyle = colors.restart;
  context.textAlign = 'left';
  context.lineWidth = pixelRatio;
  context.setLineDash([2 * pixelRatio, 3 * pixelRatio]);
  const labelPx = context.measureText(strings.anatomy.restart).width + 2 * gapPx;
  let freeFromPx = boxPx.left;
  for (const x of marks.restartsPx.filter((x) => x >= boxPx.left && x <= rightPx)) {
    context.beginPath();
    context.moveTo(x, boxPx.top);
    context.lineTo(x, boxPx.top + boxPx.height);
    context.stroke();
    if (x >= freeFromPx && x + labelPx <= freeUntilPx) {
      context.fillText(strings.anatomy.restart, x + gapPx, restartLinePx);
      freeFromPx = x + labelPx;
    }
  }
  context.restore();
}
