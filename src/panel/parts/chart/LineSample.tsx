import React from 'react';

export interface LineLook {
  color: string;
  widthPx: number;
  /** Lengths in pixels; empty is a solid line. */
  dash: number[];
}

/** A piece of a line as the chart draws it, for legends. */
export function LineSample({ look: { color, widthPx, dash } }: { look: LineLook }) {
  return (
    <svg width={18} height={8} aria-hidden="true">
      <line x2={18} y1={4} y2={4} stroke={color} strokeDasharray={dash.join(' ') || undefined} strokeWidth={widthPx} />
    </svg>
  );
}
