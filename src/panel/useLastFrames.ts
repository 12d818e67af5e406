import { LoadingState, type DataFrame, type PanelData } from '@grafana/data';
import { useState } from 'react';

/** While a new answer is on its way, and none of it is here yet, the old one stays: the panel never goes blank. */
export function useLastFrames({ series, state }: PanelData): DataFrame[] {
  const [last, setLast] = useState(series);
  const waiting = series.length === 0 && (state === LoadingState.Loading || state === LoadingState.NotStarted);
  if (!waiting && last !== series) {
    setLast(series);
  }
  return waiting ? last : series;
}
