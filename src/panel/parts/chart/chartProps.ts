import type { Mark } from '../../read/anatomy/readMarks';
import type { ChartLine } from './buildChartLines';
import type { LayerStyle } from './toLayerStyles';

export interface ChartCursor {
  index: number;
  /** The line that is nearest to the pointer there, of `lines`; null without one. */
  nearestLine: number | null;
  /** Position inside the chart's plotting area, relative to the chart's element. */
  leftPx: number;
  topPx: number;
}

export interface ChartAxes {
  /** `clock`: moments in the dashboard's time zone; `age`: times since a start. */
  x: 'clock' | 'age';
  /** Whether the axis says times: of two charts with one axis the lower one does. */
  hasTimes: boolean;
  y: 'bytes' | 'count';
  /** Width of the labels, for charts that stand under each other; null: as wide as they are. */
  yPx: number | null;
}

/** Of the memory of containers. */
export const MEMORY_AXES: ChartAxes = { x: 'clock', hasTimes: true, y: 'bytes', yPx: null };

/** From the last sample to the limit, earliest to latest; null is beyond what is drawn. */
export interface ChartForecast {
  fromMs: number;
  fromBytes: number;
  limitBytes: number;
  lowMs: number;
  midMs: number | null;
  highMs: number | null;
  /** Written beside it. */
  label: string;
}

export interface UplotChartProps {
  widthPx: number;
  heightPx: number;
  /** Moments, or ages; ascending. */
  timesMs: number[];
  /** Upper edges, bottom first. */
  edges: Array<Array<number | null | undefined>>;
  styles: LayerStyle[];
  stacked: boolean;
  /** Drawn over the stack, the last one on top. */
  lines: ChartLine[];
  axes: ChartAxes;
  topLabel: string | null;
  marks: Mark[];
  /** What comes if it goes on like this, drawn behind the last sample; absent where nobody says. */
  forecast?: ChartForecast | null;
  /** Top of the scale, for charts that are compared; null: as high as the data. */
  maxBytes: number | null;
  fromMs: number;
  toMs: number;
  timeZone: string;
  onCursor: (cursor: ChartCursor | null) => void;
  /** Null: dragging chooses no time. */
  onZoom: ((fromMs: number, toMs: number) => void) | null;
  /** Receives the chart, for the keyboard and for cursors of other panels; null when it is gone. */
  onReady: ((handle: ChartHandle | null) => void) | null;
}

export interface ChartHandle {
  /** Puts the cursor on a sample; null takes it away. */
  moveTo: (index: number | null) => void;
  moveToTime: (timeMs: number | null) => void;
}
