import { describeProgress } from './describeProgress';

const KNOWN = { lookedInto: 3, toLookInto: 3, requests: 71, samples: 43_087 };

describe('describeProgress', () => {
  it.each([
    ['all', {}, 1300, '3 looked into · 71 requests, 43,087 samples read'],
    ['so far', { lookedInto: 1 }, 1300, '1 of 3 looked into · 71 requests, 43,087 samples read'],
    ['a narrow panel', {}, 400, '3 looked into'],
    ['one request', { requests: 1, samples: null }, 1300, '3 looked into · 1 request'],
    ['nobody counted', { lookedInto: null, requests: null }, 1300, undefined],
  ])('%s', (_, given, width, expected) => {
    expect(describeProgress({ ...KNOWN, ...given }, width)).toBe(expected);
  });
});
