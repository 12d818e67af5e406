import { dateTime, type DataFrame, type TimeRange } from '@grafana/data';
import React, { useCallback, useMemo } from 'react';
import type { Question } from '../grafana/useLeakscopeQuery';
import { APP_LIMITS } from '../appLimits';
import { NowSection } from './NowSection';
import { nowStrings } from './nowStrings';
import type { Shown } from './shown';
import { toChangedRead } from './toChangedRead';
import { useTopic } from './useTopic';

const { changed: texts } = nowStrings;

interface Props {
  /** The list of the workloads, which is asked for once more, of a day before. */
  question: Question;
  range: TimeRange;
  shown: Shown;
  today: DataFrame[];
  /** Where all workloads are. */
  path: string;
}

/** What changed since a day before: asked when the list of now is there, so that this comes first. */
export function ChangedTopic({ question, range, shown, today, path }: Props) {
  const before = useMemo(() => toEarlier(range), [range]);
  const read = useCallback((frames: readonly DataFrame[]) => toChangedRead(today, frames, shown), [today, shown]);
  const { topic, again } = useTopic(question, before, shown, read);
  // The first answer knows the memory only: what it calls calm may not be.
  const whole = topic.state === 'running' ? { ...topic, lines: [] } : topic;
  return <NowSection title={texts.title} more={{ title: texts.open, path }} again={again} {...whole} />;
}

function toEarlier(range: TimeRange): TimeRange {
  const from = dateTime(range.from.valueOf() - APP_LIMITS.changedSince.value * 1000);
  const to = dateTime(range.to.valueOf() - APP_LIMITS.changedSince.value * 1000);
  return { from, to, raw: { from, to } };
}
