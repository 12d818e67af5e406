import { CoreApp, LoadingState, type DataFrame, type DataQueryRequest, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { useCallback, useEffect, useRef, useState } from 'react';
import { defer, from, isObservable, switchMap, type Subscription } from 'rxjs';
import type { LeakscopeQuery } from '../../contract/query';

export interface Answer {
  state: 'idle' | 'running' | 'done' | 'failed' | 'cancelled';
  frames: DataFrame[];
  /** Sentences; with frames beside them the answer is there in part. */
  errors: string[];
}

export type Question = Omit<LeakscopeQuery, 'refId' | 'schemaVersion'>;

const IDLE: Answer = { state: 'idle', frames: [], errors: [] };
let lastRequest = 0;

/** Asks the Leakscope data source when told to. A new question, `cancel` and leaving the page end the one before. */
export function useLeakscopeQuery() {
  const [answer, setAnswer] = useState<Answer>(IDLE);
  const running = useRef<Subscription | null>(null);
  const stop = useCallback(() => running.current?.unsubscribe(), []);
  useEffect(() => stop, [stop]);

  const ask = useCallback(
    (datasourceUid: string, question: Question, range: TimeRange) => {
      stop();
      setAnswer({ ...IDLE, state: 'running' });
      running.current = send(datasourceUid, question, range).subscribe({
        next: ({ data, state, errors = [], error }) => {
          const sentences = [...errors, ...(error && errors.length === 0 ? [error] : [])].map(toSentence);
          const isOver = state !== LoadingState.Loading && state !== LoadingState.Streaming;
          const isFailed = sentences.length > 0 && data.length === 0;
          setAnswer({
            state: !isOver ? 'running' : isFailed ? 'failed' : 'done',
            frames: data as DataFrame[],
            errors: sentences,
          });
        },
        error: (failure) => setAnswer({ ...IDLE, state: 'failed', errors: [toSentence(failure)] }),
        complete: () => setAnswer((last) => (last.state === 'running' ? { ...last, state: 'done' } : last)),
      });
    },
    [stop]
  );
  const cancel = useCallback(() => {
    stop();
    setAnswer((last) => (last.state === 'running' ? { ...last, state: 'cancelled' } : last));
  }, [stop]);
  return { answer, ask, cancel };
}

function send(uid: string, question: Question, range: TimeRange) {
  return defer(() => from(getDataSourceSrv().get({ uid }))).pipe(
    switchMap((datasource) => {
      const target: LeakscopeQuery = { ...question, refId: 'A', schemaVersion: 1 };
      const answer = datasource.query({
        ...{ app: CoreApp.Unknown, requestId: `leakscope-app-${++lastRequest}`, scopedVars: {}, timezone: 'browser' },
        ...{ range, interval: '5m', intervalMs: 300_000, maxDataPoints: 1000, startTime: range.to.valueOf() },
        targets: [{ ...target, datasource: datasource.getRef() }],
      } as DataQueryRequest);
      return isObservable(answer) ? answer : from(answer);
    })
  );
}

function toSentence(failure: unknown): string {
  const { message, data } = (failure ?? {}) as { message?: string; data?: { message?: string } };
  return message || data?.message || 'The query failed, and nobody says why.';
}
