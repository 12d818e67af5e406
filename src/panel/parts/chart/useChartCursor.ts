import { useCallback, useRef, useState } from 'react';
import type { ChartCursor, ChartHandle } from './chartProps';

export interface CursorControl {
  cursor: ChartCursor | null;
  /** Takes what the chart reports. True: the user moved it here, to another sample; what follows others is not told on. */
  take: (next: ChartCursor | null) => boolean;
  /** For the chart. */
  onReady: (handle: ChartHandle | null) => void;
  /** Puts the cursor on a sample, as the user would. */
  moveTo: (index: number | null) => void;
  /** Puts the cursor where another chart has it. */
  follow: (timeMs: number | null) => void;
}

/** The cursor of one chart. */
export function useChartCursor(): CursorControl {
  const [cursor, setCursor] = useState<ChartCursor | null>(null);
  const chartRef = useRef<ChartHandle | null>(null);
  const followsRef = useRef(false);
  const onReady = useCallback((handle: ChartHandle | null) => {
    chartRef.current = handle;
    setCursor(null);
  }, []);
  const moveTo = useCallback((index: number | null) => chartRef.current?.moveTo(index), []);
  const follow = useCallback((timeMs: number | null) => {
    followsRef.current = true;
    chartRef.current?.moveToTime(timeMs);
    followsRef.current = false;
  }, []);
  const take = (next: ChartCursor | null) => {
    setCursor(next);
    return next?.index !== cursor?.index && !followsRef.current;
  };
  return { cursor, take, onReady, moveTo, follow };
}
