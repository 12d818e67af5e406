import type { DataFrame } from '@grafana/data';
import { describeWaiting } from '../../collect/ask/describeWaiting';
import { LIMITS } from '../../collect/ask/limits';
import type { AskSession } from '../../collect/ask/session';
import { toNoticeFrame } from '../frames/toNoticeFrame';

interface Told {
  /** As `emit`, and nothing is said of waiting from then on: there is something to look at. */
  emit(frames: DataFrame[]): void;
  stop(): void;
}

/** Says what is waited for, again and again while a query has nothing to show. */
export function tellWhenSlow(ask: AskSession, refId: string, emit: (frames: DataFrame[]) => void): Told {
  const { value: seconds } = LIMITS.waitingSeconds;
  let waitedSeconds = 0;
  const timer = setInterval(() => {
    waitedSeconds += seconds;
    const sentence = describeWaiting(ask.progress, waitedSeconds);
    if (sentence !== null) {
      emit([toNoticeFrame(refId, sentence)]);
    }
  }, seconds * 1000);
  const stop = () => clearInterval(timer);
  return {
    emit: (frames) => {
      stop();
      emit(frames);
    },
    stop,
  };
}
