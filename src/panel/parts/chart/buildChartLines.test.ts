import { createTheme } from '@grafana/data';
import { buildChartLines } from './buildChartLines';

const MIB = 2 ** 20;
const theme = createTheme();

const build = (limit: number | null, request: number | null, shows = { whole: false, limits: true }) => {
  const model = {
    wholeBytes: [50 * MIB],
    limitBytes: [limit === null ? null : limit * MIB],
    requestBytes: [request === null ? null : request * MIB],
  };
  const { lines, topLabel } = buildChartLines(model, shows, 100 * MIB, theme);
  return [lines.map(({ label }) => label), topLabel];
};

describe('buildChartLines', () => {
  it.each([
    ['nothing known', build(null, null), [[], null]],
    ['limit and request', build(200, 100), [['Request 100 MiB', 'Limit 200 MiB'], null]],
    ['a far limit', build(1000, 100), [['Request 100 MiB'], 'Limit 1000 MiB, above the chart']],
    ['a far request', build(200, 1000), [['Limit 200 MiB'], null]],
    ['no limits wanted', build(200, 100, { whole: true, limits: false }), [[null], null]],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
