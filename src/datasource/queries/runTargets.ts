import { LoadingState, type DataFrame, type DataQueryError, type DataQueryResponse } from '@grafana/data';
import { merge, Observable, Subscription } from 'rxjs';
import { isAborted, PrometheusError } from '../../collect/ask/prometheusError';
import { ChunkError } from '../../engine';
import { markSoFar } from '../../contract/soFarFrames';
import { STRINGS } from '../strings';
import { toErrors } from './toErrors';

/** An answer that goes on: each set of frames takes the place of the last one. */
export interface LiveAnswer {
  frames: DataFrame[];
  updates: Observable<DataFrame[]>;
}

export interface Target {
  refId: string;
  /** Equal for what asks the same, whenever it is asked. */
  question: string;
  /** Rejects with one sentence for the user. `emit` shows what is known so far; the answer takes its place. */
  run(signal: AbortSignal, emit: (frames: DataFrame[]) => void): Promise<DataFrame[] | LiveAnswer>;
}

/**
 * Runs targets side by side: a Loading packet each, then what it knows so far as a Streaming one, then its frames or its
 * error; then Streaming packets, where its answer goes on. Grafana shows the state of the last packet and the errors of the last
 * packet that has any; so all but the last finisher say Loading, and each packet carries the errors of those before it.
 * Unsubscribing aborts what is under way.
 */
export function runTargets(targets: readonly Target[]): Observable<DataQueryResponse> {
  return new Observable((subscriber) => {
    const errors: DataQueryError[] = [];
    let open = targets.length;
    // Grafana forgets the errors of earlier packets, so that each one repeats them.
    const packet = (key: string, data: DataFrame[], state: LoadingState): DataQueryResponse => ({
      key,
      data,
      state: open > 0 ? LoadingState.Loading : errors.length > 0 ? LoadingState.Error : state,
      ...toErrors(errors),
    });
    const progress: Progress = {
      // Grafana draws nothing of a first answer that says Loading.
      soFar: (key, data) => ({ ...packet(key, data, LoadingState.Streaming), state: LoadingState.Streaming }),
      finish: (key, data, error) => {
        open -= 1;
        if (error) {
          errors.push(error);
        }
        return packet(key, data, LoadingState.Done);
      },
      update: (key, data, error) => {
        if (error) {
          errors.push(error);
        }
        return packet(key, data, LoadingState.Streaming);
      },
    };
    return merge(...targets.map((target) => runOne(target, progress))).subscribe(subscriber);
  });
}

interface Progress {
  soFar(key: string, data: DataFrame[]): DataQueryResponse;
  finish(key: string, data: DataFrame[], error: DataQueryError | null): DataQueryResponse;
  update(key: string, data: DataFrame[], error: DataQueryError | null): DataQueryResponse;
}

function runOne({ refId, question, run }: Target, { soFar, finish, update }: Progress): Observable<DataQueryResponse> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    const subscription = new Subscription(() => controller.abort());
    const end = (error: unknown) => {
      // Whoever unsubscribed hears nothing any more. All others wait for an end: without one the panel loads for ever.
      subscriber.next(finish(refId, [], toQueryError(refId, error)));
      subscriber.complete();
    };
    subscriber.next({ key: refId, data: [], state: LoadingState.Loading });
    const goOn = ({ frames, updates }: LiveAnswer) => {
      let shown = frames;
      return updates.subscribe({
        next: (newer) => {
          shown = newer;
          subscriber.next(update(refId, newer, null));
        },
        error: (error) => {
          subscriber.next(update(refId, shown, toQueryError(refId, error)));
          subscriber.complete();
        },
        complete: () => subscriber.complete(),
      });
    };
    run(controller.signal, (frames) => subscriber.next(soFar(refId, markSoFar(frames, question)))).then((answer) => {
      const isLive = !Array.isArray(answer);
      subscriber.next(finish(refId, isLive ? answer.frames : answer, null));
      if (isLive) {
        subscription.add(goOn(answer));
      } else {
        subscriber.complete();
      }
    }, end);
    return subscription;
  });
}

function toQueryError(refId: string, error: unknown): DataQueryError {
  if (isAborted(error)) {
    return { refId, message: STRINGS.errors.cancelled };
  }
  if (error instanceof PrometheusError) {
    return { refId, message: error.message, ...(error.status !== null && { status: error.status }) };
  }
  if (error instanceof ChunkError) {
    return { refId, message: error.message };
  }
  return { refId, message: STRINGS.errors.unexpected(error instanceof Error ? error.message : String(error)) };
}
