import { createDataFrame, LoadingState, type DataFrame, type DataQueryResponse } from '@grafana/data';
import { PrometheusError } from '../../collect/ask/prometheusError';
import { soFarOf } from '../../contract/soFarFrames';
import { loadChunk } from '../../engine';
import { runTargets, type Target } from './runTargets';

const FRAME = createDataFrame({ fields: [] });
type Show = (frames: DataFrame[]) => void;
const flush = () => new Promise((resolve) => setTimeout(resolve));

function make(...refIds: string[]) {
  const controls = new Map<string, { done: Show; fail: (error: unknown) => void; emit: Show; signal: AbortSignal }>();
  const targets = refIds.map((refId): Target => ({
    refId,
    question: `question ${refId}`,
    run: (signal, emit) => new Promise((done, fail) => controls.set(refId, { done, fail, emit, signal })),
  }));
  const packets: DataQueryResponse[] = [];
  let complete = false;
  const subscription = runTargets(targets).subscribe({
    next: (packet) => packets.push(packet),
    complete: () => (complete = true),
  });
  const shown = () =>
    packets.map(({ key, state, data, errors }) => [key, state, data.length, errors?.map(({ message }) => message)]);
  return { get: (refId: string) => controls.get(refId)!, shown, packets, subscription, isComplete: () => complete };
}

describe('runTargets(targets)', () => {
  test('a packet each when it starts and when it ends; only the last one is done', async () => {
    const { get, shown, isComplete } = make('A', 'B');
    get('B').done([FRAME]);
    await flush();
    expect(isComplete()).toBe(false);
    get('A').done([FRAME, FRAME]);
    await flush();
    expect(shown()).toEqual([
      ['A', LoadingState.Loading, 0, undefined],
      ['B', LoadingState.Loading, 0, undefined],
      ['B', LoadingState.Loading, 1, undefined],
      ['A', LoadingState.Done, 2, undefined],
    ]);
    expect(isComplete()).toBe(true);
  });

  test('an error keeps the results of the others, and every later packet tells of it', async () => {
    const { get, shown, packets } = make('A', 'B', 'C');
    get('A').fail(new PrometheusError('rate-limited', 'Too many.', 429));
    await flush();
    get('B').done([FRAME]);
    await flush();
    get('C').fail(new Error('boom'));
    await flush();
    expect(shown().slice(3)).toEqual([
      ['A', LoadingState.Loading, 0, ['Too many.']],
      ['B', LoadingState.Loading, 1, ['Too many.']],
      ['C', LoadingState.Error, 0, ['Too many.', 'Leakscope could not answer this query: boom']],
    ]);
    expect(packets[5].errors).toEqual([
      { refId: 'A', message: 'Too many.', status: 429 },
      { refId: 'C', message: 'Leakscope could not answer this query: boom' },
    ]);
  });

  test('code that did not come says what to do, and nothing is put before it', async () => {
    const { get, packets } = make('A');
    const failure: Error = await loadChunk(() => Promise.reject(new Error('offline'))).catch((error) => error);
    get('A').fail(failure);
    await flush();
    expect(packets[1].errors).toEqual([{ refId: 'A', message: failure.message }]);
    expect(failure.message).toMatch(/^A part of Leakscope could not be loaded/);
  });

  // Grafana draws nothing of a first answer whose state is Loading.
  test('what is known so far is marked and streams, with the errors of the others', async () => {
    const { get, shown, packets } = make('A', 'B');
    get('A').emit([FRAME]);
    get('B').fail(new PrometheusError('rate-limited', 'Too many.', 429));
    await flush();
    get('A').emit([FRAME]);
    get('A').done([FRAME, FRAME]);
    await flush();
    expect(shown().slice(2)).toEqual([
      ['A', LoadingState.Streaming, 1, undefined],
      ['B', LoadingState.Loading, 0, ['Too many.']],
      ['A', LoadingState.Streaming, 1, ['Too many.']],
      ['A', LoadingState.Error, 2, ['Too many.']],
    ]);
    expect(packets.slice(2).map(({ data }) => soFarOf(data))).toEqual(['question A', null, 'question A', null]);
  });

  test.each([new PrometheusError('aborted', 'cancelled'), new DOMException('Aborted', 'AbortError')])(
    'a target that somebody else cancelled ends with an error: %s',
    async (error) => {
      const { get, shown, isComplete } = make('A', 'B');
      get('A').fail(error);
      await flush();
      get('B').done([FRAME]);
      await flush();
      const sentence = 'The question was cancelled before its answer came: refresh to ask again.';
      expect(shown().slice(2)).toEqual([
        ['A', LoadingState.Loading, 0, [sentence]],
        ['B', LoadingState.Error, 1, [sentence]],
      ]);
      expect(isComplete()).toBe(true);
    }
  );

  test('unsubscribing aborts what is under way', async () => {
    const { get, subscription, shown } = make('A', 'B');
    get('A').done([]);
    await flush();
    subscription.unsubscribe();
    expect(get('B').signal.aborted).toBe(true);
    get('B').fail(new PrometheusError('aborted', 'cancelled'));
    await flush();
    expect(shown()).toHaveLength(3);
  });
});
