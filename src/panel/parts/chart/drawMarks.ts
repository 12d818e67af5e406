import type { MarkKind } from '../../../contract/marksFrame';
import { strings } from '../../strings';

export interface Marks {
  /** Plotting area and positions in canvas pixels. */
  boxPx: { left: number; top: number; width: number; height: number };
  pixelRatio: number;
  /** Its size is in CSS pixels. */
  font: string;
  colors: Record<MarkKind, string> & { top: string; ground: string };
  marks: Array<{ kind: MarkKind; x: number }>;
  /** Names of lines, at the height of their ends. */
  lineLabels: Array<{ text: string; y: number; color: string }>;
  /** A name without a line. */
  topLabel: string | null;
}

/** Signs that differ in shape: the colour is not the only difference. */
export const MARK_SIGNS: Record<MarkKind, string> = { 'oom-kill': '✕', restart: '↻', deploy: '▲', onset: '◆' };

/** Between a line and its name. */
const GAP_PX = 4;
const LABEL_BASELINE_PX = 14;

/** Events as dotted verticals, and the names of lines. Names that would lie on another one are left out. */
export function drawMarks(context: CanvasRenderingContext2D, drawn: Marks): void {
  const { boxPx, colors, pixelRatio } = drawn;
  const rightPx = boxPx.left + boxPx.width;
  const rowPx = LABEL_BASELINE_PX * pixelRatio;
  const topLinePx = boxPx.top + rowPx;
  const gapPx = GAP_PX * pixelRatio;
  context.save();
  context.font = drawn.font.replace(/^\d+/, (size) => String(Number(size) * pixelRatio));
  context.textBaseline = 'bottom';
  context.lineJoin = 'round';
  const write = (text: string, x: number, y: number, color: string) => {
    // A halo, so that names stay readable on the stack.
    context.lineWidth = 3 * pixelRatio;
    context.strokeStyle = colors.ground;
    context.setLineDash([]);
    context.strokeText(text, x, y);
    context.fillStyle = color;
    context.fillText(text, x, y);
  };

  let freeUntilPx = rightPx;
  const takenPx: number[] = [];
  const top = drawn.topLabel === null ? [] : [{ text: drawn.topLabel, y: topLinePx + gapPx, color: colors.top }];
  context.textAlign = 'right';
  // The limit comes last in the stack of lines, and first where two names would meet.
  for (const { text, y, color } of [...top, ...[...drawn.lineLabels].reverse()]) {
    const baselinePx = y - gapPx < topLinePx - rowPx / 2 ? y + rowPx + gapPx : y - gapPx;
    if (takenPx.every((other) => Math.abs(other - baselinePx) >= rowPx)) {
      takenPx.push(baselinePx);
      write(text, rightPx - gapPx, baselinePx, color);
      if (Math.abs(baselinePx - topLinePx) < rowPx) {
        freeUntilPx = Math.min(freeUntilPx, rightPx - context.measureText(text).width - 2 * gapPx);
      }
    }
  }

  context.textAlign = 'left';
  let freeFromPx = boxPx.left;
  const inside = drawn.marks.filter(({ x }) => x >= boxPx.left && x <= rightPx);
  for (const { kind, x } of inside) {
    context.lineWidth = pixelRatio;
    context.strokeStyle = colors[kind];
    context.setLineDash([2 * pixelRatio, 3 * pixelRatio]);
    context.beginPath();
    context.moveTo(x, boxPx.top);
    context.lineTo(x, boxPx.top + boxPx.height);
    context.stroke();
  }
  for (const { kind, x } of inside) {
    const words = [`${MARK_SIGNS[kind]} ${strings.marks[kind]}`, MARK_SIGNS[kind]];
    const fitting = words.find((text) => x + context.measureText(text).width + 2 * gapPx <= freeUntilPx);
    if (fitting !== undefined && x >= freeFromPx) {
      write(fitting, x + gapPx, topLinePx, colors[kind]);
      freeFromPx = x + context.measureText(fitting).width + 2 * gapPx;
    }
  }
  context.restore();
}
