import { LoadingState, type DataFrame, type PanelData } from '@grafana/data';
import { useState } from 'react';

/** While a new answer is on its way, and none of it is here yet, the old one stays: the panel never goes blank. */
export function useLastFrames({ series, state }: PanelData): DataFrame[] {
  const [last, setLast] = useState(series);
  // What says that an answer takes long is none.
  const isEmpty = series.every(({ length }) => length === 0);
  const waiting = isEmpty && (state === LoadingState.Loading || state === LoadingState.NotStarted);
  if (!waiting && last !== series) {
    setLast(series);
  }
  return waiting && last.length > 0 ? last : series;
}
