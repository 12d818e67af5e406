export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * A treemap: rectangles whose areas are proportional to the values and that fill the given area, as close to squares as
 * greedy rows allow. Values have to be positive and sorted, the largest first; the result is in their order.
 *
 * Cost: O(n), because a row never looks back. Source: Bruls, Huizing, van Wijk, "Squarified Treemaps" (2000).
 */
export function squarify(values: readonly number[], width: number, height: number): Rectangle[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total <= 0 || width <= 0 || height <= 0) {
    return values.map(() => ({ x: 0, y: 0, width: 0, height: 0 }));
  }
  const areas = values.map((value) => (value / total) * width * height);
  const rectangles: Rectangle[] = [];
  let left: Rectangle = { x: 0, y: 0, width, height };
  for (let start = 0; start < areas.length;) {
    const end = findRowEnd(areas, start, Math.min(left.width, left.height));
    const row = areas.slice(start, end);
    const placed = placeRow(row, left, end === areas.length);
    rectangles.push(...placed.rectangles);
    left = placed.left;
    start = end;
  }
  return rectangles;
}

/** A row takes one more as long as its worst proportion gets better by that. */
function findRowEnd(areas: readonly number[], start: number, side: number): number {
  let sum = areas[start];
  let worst = toWorst(sum, areas[start], areas[start], side);
  let end = start + 1;
  for (; end < areas.length; end++) {
    const next = toWorst(sum + areas[end], areas[start], areas[end], side);
    if (next > worst) {
      break;
    }
    sum += areas[end];
    worst = next;
  }
  return end;
}

/** The longer side by the shorter one, of the worst rectangle in a row along `side`. */
function toWorst(sum: number, largest: number, smallest: number, side: number): number {
  const thickness = sum / side;
  return Math.max(largest / thickness ** 2, thickness ** 2 / smallest);
}

/** Along the shorter side. The last row takes all that is left, so that rounding leaves no seam. */
function placeRow(row: readonly number[], area: Rectangle, isLast: boolean) {
  const upright = area.width >= area.height;
  const side = upright ? area.height : area.width;
  const sum = row.reduce((total, one) => total + one, 0);
  const room = upright ? area.width : area.height;
  const thickness = isLast ? room : Math.min(room, sum / side);
  let at = 0;
  const rectangles = row.map((one): Rectangle => {
    const length = (one / sum) * side;
    const from = at;
    at += length;
    return upright
      ? { x: area.x, y: area.y + from, width: thickness, height: length }
      : { x: area.x + from, y: area.y, width: length, height: thickness };
  });
  const left: Rectangle = upright
    ? { ...area, x: area.x + thickness, width: area.width - thickness }
    : { ...area, y: area.y + thickness, height: area.height - thickness };
  return { rectangles, left };
}
