import { forecastEviction } from './forecastEviction';

const GIB = 2 ** 30;
const trendOf = (points: number, known = points) => ({
  timesSeconds: Array.from({ length: points }, (_, index) => index * 300),
  wholeBytes: Array.from({ length: points }, (_, index) => (index < known ? GIB : null)),
  floorBytes: Array.from({ length: points }, () => null),
});
const NODE = { evictionBytes: 15 * GIB, workingSetBytes: 9 * GIB, slopeBytesPerHour: GIB / 2, trend: trendOf(20) };

describe('forecastEviction', () => {
  it.each<[string, Partial<Parameters<typeof forecastEviction>[0]>, object]>([
    ['6 GiB at half a GiB an hour', {}, { state: 'ahead', seconds: 12 * 3600 }],
    [
      'above the line, whatever the trend',
      { workingSetBytes: 15 * GIB, slopeBytesPerHour: null },
      { state: 'reached' },
    ],
    ['falling', { slopeBytesPerHour: -1 }, { state: 'flat' }],
    ['level', { slopeBytesPerHour: 0 }, { state: 'flat' }],
    ['in 60 days', { slopeBytesPerHour: GIB / 240 }, { state: 'far' }],
    ['without a line', { evictionBytes: null }, { state: 'unknown' }],
    ['without a working set', { workingSetBytes: null }, { state: 'unknown' }],
    ['without a slope', { slopeBytesPerHour: null }, { state: 'unknown' }],
    ['without a trend', { trend: null }, { state: 'unknown' }],
    ['of nine samples', { trend: trendOf(20, 9) }, { state: 'unknown' }],
  ])('%s', (_, part, expected) => {
    expect(forecastEviction({ ...NODE, ...part })).toEqual({ seconds: null, ...expected });
  });
});
