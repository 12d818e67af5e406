/** What was drawn on canvases: jsdom has none, and draws nothing. */
export interface Drawn {
  texts: string[];
  /** Each path that was stroked, as its points; dots are not among them. */
  lines: string[];
  /** What of them is seen: pieces from left to right, in pixels; empty where there is no gap. */
  pieces: Array<[number, number]>;
}

class RecordedPath {
  readonly points: string[] = [];
  readonly pieces: Array<[number, number]> = [];
  moveTo(x: number, y: number) {
    this.points.push(`M${x},${y}`);
  }
  lineTo(x: number, y: number) {
    this.points.push(`L${x},${y}`);
  }
  arc() {}
  rect(x: number, _y: number, width: number) {
    this.pieces.push([x, x + width]);
  }
  addPath() {}
  closePath() {}
}

/** Puts a canvas into jsdom that writes down what is drawn. */
export function recordCanvas(): Drawn {
  const drawn: Drawn = { texts: [], lines: [], pieces: [] };
  const own: Record<string, unknown> = {
    measureText: (text: string) => ({ width: text.length * 6 }),
    fillText: (text: string) => drawn.texts.push(text),
    clip: (path?: RecordedPath) => path && path.pieces.length > 1 && drawn.pieces.push(...path.pieces),
    stroke: (path?: RecordedPath) => path && path.points.length > 0 && drawn.lines.push(path.points.join('')),
  };
  const context = new Proxy(own, {
    get: (target, name: string) => target[name] ?? (() => undefined),
    set: () => true,
  });
  Object.assign(global, { Path2D: RecordedPath });
  HTMLCanvasElement.prototype.getContext = (() => context) as never;
  return drawn;
}
