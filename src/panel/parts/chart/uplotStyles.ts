const OVERLAY = { position: 'absolute' } as const;
/** Moved by uPlot, and never in the way of the pointer. */
const POINTER = { ...OVERLAY, top: 0, left: 0, pointerEvents: 'none', willChange: 'transform' } as const;
const LINE = '1px dashed';

/**
 * How uPlot's elements lie over each other. Its own style sheet says the same for the whole page, which plugins may not.
 * Source: uplot 1.6.32, dist/uPlot.min.css
 */
export const UPLOT_STYLES = {
  '.uplot, .uplot *, .uplot *::before, .uplot *::after': { boxSizing: 'border-box' },
  '.uplot': { lineHeight: 1.5, width: 'min-content' },
  '.u-wrap': { position: 'relative', userSelect: 'none' },
  '.u-over, .u-under, .u-axis': OVERLAY,
  '.u-under': { overflow: 'hidden' },
  '.uplot canvas': { display: 'block', position: 'relative', width: '100%', height: '100%' },
  '.u-select': { ...OVERLAY, pointerEvents: 'none' },
  '.u-cursor-x, .u-cursor-y': POINTER,
  '.u-hz .u-cursor-x, .u-vt .u-cursor-y': { height: '100%', borderRight: LINE },
  '.u-hz .u-cursor-y, .u-vt .u-cursor-x': { width: '100%', borderBottom: LINE },
  // uPlot sets the whole background at the element.
  '.u-cursor-pt': { ...POINTER, borderRadius: '50%', border: '0 solid', backgroundClip: 'padding-box !important' },
  '.u-off': { display: 'none' },
} as const;
