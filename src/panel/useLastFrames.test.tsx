import { renderHook } from '@testing-library/react';
import { createDataFrame, dateTime, LoadingState, type DataFrame, type PanelData } from '@grafana/data';
import { markSoFar } from '../contract/soFarFrames';
import { useLastFrames } from './useLastFrames';

const { Done, Error, Loading, Streaming } = LoadingState;
const RANGE = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };
const frame = (name: string): DataFrame => createDataFrame({ name, fields: [] });
const answer = (state: LoadingState, series: DataFrame[]): PanelData => ({ state, series, timeRange: RANGE });
const soFar = (name: string, question: string) => answer(Streaming, markSoFar([frame(name)], question));

function show(...answers: PanelData[]): Array<string | undefined> {
  const [first, ...later] = answers;
  const { result, rerender } = renderHook((data: PanelData) => useLastFrames(data), { initialProps: first });
  const shown = [result.current[0]?.name];
  for (const one of later) {
    rerender(one);
    shown.push(result.current[0]?.name);
  }
  return shown;
}

describe('useLastFrames(data)', () => {
  it('the first time, what is known so far is shown, and then the whole', () => {
    expect(show(answer(Loading, []), soFar('rows', 'q'), answer(Done, [frame('all')]))).toEqual([
      undefined,
      'rows',
      'all',
    ]);
  });

  it('a refresh keeps the whole answer until the next whole one', () => {
    const whole = [soFar('rows', 'q'), answer(Done, [frame('all')])];
    expect(show(...whole, answer(Loading, []), soFar('fewer', 'q'), answer(Done, [frame('newer')]))).toEqual([
      'rows',
      'all',
      'all',
      'all',
      'newer',
    ]);
  });

  it('another question is shown as soon as something is known', () => {
    const whole = [soFar('rows', 'q'), answer(Done, [frame('all')])];
    expect(show(...whole, soFar('of another', 'r'), answer(Done, [frame('newer')]))).toEqual([
      'rows',
      'all',
      'of another',
      'newer',
    ]);
  });

  it('that an answer takes long is shown where there is nothing else, and never in the place of an answer', () => {
    const rows = { ...frame('rows'), length: 3 };
    expect(show(answer(Loading, []), soFar('it takes long', 'q'), answer(Done, [rows]))).toEqual([
      undefined,
      'it takes long',
      'rows',
    ]);
    expect(show(answer(Done, [rows]), soFar('it takes long', 'q'))).toEqual(['rows', 'rows']);
  });

  it('after an error without frames nothing old is left, and more so far replaces less', () => {
    expect(
      show(soFar('one', 'q'), soFar('two', 'q'), answer(Error, []), soFar('three', 'r'), answer(Done, [frame('all')]))
    ).toEqual(['one', 'two', undefined, 'three', 'all']);
  });
});
