const TILE_PX = 8;

/** Diagonal stripes on a paler ground, as a canvas pattern; null where there is no canvas. */
export function createHatch(color: string, ground: string): CanvasPattern | null {
  const tile = document.createElement('canvas');
  const size = TILE_PX * Math.max(1, Math.round(window.devicePixelRatio));
  tile.width = size;
  tile.height = size;
  const context = tile.getContext('2d');
  if (!context) {
    return null;
  }
  context.fillStyle = ground;
  context.fillRect(0, 0, size, size);
  context.globalAlpha = 0.3;
  context.fillStyle = color;
  context.fillRect(0, 0, size, size);
  context.globalAlpha = 0.4;
  context.strokeStyle = color;
  context.lineWidth = size / 5;
  context.beginPath();
  // Three lines, so that the stripes meet at the edges of the tile.
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - 1, size + 1);
    context.lineTo(shift + size + 1, -1);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat');
}
