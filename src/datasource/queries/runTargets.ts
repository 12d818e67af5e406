import { LoadingState, type DataFrame, type DataQueryError, type DataQueryResponse } from '@grafana/data';
import { merge, Observable } from 'rxjs';
import { isAborted, PrometheusError } from '../../collect/prometheusError';
import { STRINGS } from '../strings';

export interface Target {
  refId: string;
  /** Rejects with one sentence for the user. `emit` shows what is known so far; the answer takes its place. */
  run(signal: AbortSignal, emit: (frames: DataFrame[]) => void): Promise<DataFrame[]>;
}

/**
 * Runs targets side by side: a Loading packet each, then what it knows so far, then its frames or its error. Grafana shows the state of the last
 * packet and the errors of the last packet that has any; so all but the last finisher say Loading, and each packet
 * carries the errors of those before it. Unsubscribing aborts what is under way.
 */
export function runTargets(targets: readonly Target[]): Observable<DataQueryResponse> {
  return new Observable((subscriber) => {
    const errors: DataQueryError[] = [];
    let open = targets.length;
    // Grafana forgets the errors of earlier packets, so that each one repeats them.
    const withErrors = () => (errors.length > 0 ? { errors: [...errors] } : {});
    const progress = (key: string, data: DataFrame[]): DataQueryResponse => ({
      key,
      data,
      state: LoadingState.Loading,
      ...withErrors(),
    });
    const finish = (key: string, data: DataFrame[], error: DataQueryError | null): DataQueryResponse => {
      open -= 1;
      if (error) {
        errors.push(error);
      }
      const finalState = errors.length > 0 ? LoadingState.Error : LoadingState.Done;
      return {
        key,
        data,
        state: open > 0 ? LoadingState.Loading : finalState,
        ...withErrors(),
      };
    };
    return merge(...targets.map((target) => runOne(target, progress, finish))).subscribe(subscriber);
  });
}

function runOne(
  { refId, run }: Target,
  progress: (key: string, data: DataFrame[]) => DataQueryResponse,
  finish: (key: string, data: DataFrame[], error: DataQueryError | null) => DataQueryResponse
): Observable<DataQueryResponse> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    subscriber.next({ key: refId, data: [], state: LoadingState.Loading });
    run(controller.signal, (frames) => subscriber.next(progress(refId, frames)))
      .then(
        (frames) => subscriber.next(finish(refId, frames, null)),
        (error) => {
          if (!isAborted(error)) {
            subscriber.next(finish(refId, [], toQueryError(refId, error)));
          }
        }
      )
      .finally(() => subscriber.complete());
    return () => controller.abort();
  });
}

function toQueryError(refId: string, error: unknown): DataQueryError {
  if (error instanceof PrometheusError) {
    return { refId, message: error.message, ...(error.status !== null && { status: error.status }) };
  }
  return { refId, message: STRINGS.errors.unexpected(error instanceof Error ? error.message : String(error)) };
}
