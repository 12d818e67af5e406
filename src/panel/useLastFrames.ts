import { LoadingState, type DataFrame, type PanelData } from '@grafana/data';
import { useState } from 'react';
import { soFarOf } from '../contract/soFarFrames';

interface Shown {
  series: DataFrame[];
  /** What the last answer that came in parts was an answer to. */
  question: string | null;
  isWhole: boolean;
}

/**
 * While a new answer is on its way, and none of it is here yet, the old one stays: the panel never goes blank. Nor does what
 * is known so far take the place of the whole answer to the same question.
 */
export function useLastFrames({ series, state }: PanelData): DataFrame[] {
  const question = soFarOf(series);
  const [last, setLast] = useState<Shown>({ series, question, isWhole: question === null });
  const isWaiting = series.length === 0 && (state === LoadingState.Loading || state === LoadingState.NotStarted);
  const isSame = question !== null && (question === last.question || (last.question === null && isOnlyWords(series)));
  const isLess = isSame && last.isWhole && last.series.length > 0;
  if (isWaiting || isLess) {
    return last.series;
  }
  if (last.series !== series) {
    setLast({ series, question: question ?? last.question, isWhole: question === null });
  }
  return series;
}

/** Such as that an answer takes long: it holds no row. */
function isOnlyWords(series: readonly DataFrame[]): boolean {
  return series.every(({ length }) => length === 0);
}
