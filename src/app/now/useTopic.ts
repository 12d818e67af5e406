import type { DataFrame, TimeRange } from '@grafana/data';
import { useCallback, useEffect, useMemo } from 'react';
import { escapeControls } from '../../engine';
import { useLeakscopeQuery, type Question } from '../grafana/useLeakscopeQuery';
import type { Topic } from './NowSection';
import type { Read, Shown } from './shown';

export interface Asked {
  topic: Topic;
  frames: DataFrame[];
  again: () => void;
}

/** Asks the data source one of its own questions, once for each time that is looked at, and reads what comes. */
export function useTopic(
  question: Question,
  range: TimeRange,
  shown: Shown,
  read: (frames: readonly DataFrame[], shown: Shown) => Read
): Asked {
  const { answer, ask } = useLeakscopeQuery();
  const again = useCallback(() => ask(shown.uid, question, range), [ask, shown.uid, question, range]);
  useEffect(again, [again]);
  const { state, frames, errors } = answer;
  const topic = useMemo((): Topic => {
    const isRunning = state === 'idle' || state === 'running';
    const isFailed = state === 'failed' || state === 'cancelled';
    const isSeen = frames.length > 0 || !(isRunning || isFailed);
    const seen = isSeen ? read(frames, shown) : { lines: [], summary: '' };
    const notices = frames.flatMap(({ meta }) => meta?.notices ?? []);
    // What stands under the title already is not said twice.
    const texts = notices.filter(({ severity }) => severity === 'warning').map(({ text }) => escapeControls(text));
    const warnings = [...new Set(texts)].filter((text) => !seen.summary.includes(text));
    return { ...seen, errors, warnings, state: isRunning ? 'running' : isFailed ? 'failed' : 'done' };
  }, [state, frames, errors, read, shown]);
  return { topic, frames, again };
}
