import { buildFloorChart } from './buildFloorChart';

const MIB = 2 ** 20;
const line = (bytes: Array<number | null>) => ({ id: 'a', name: 'a', group: null, bytes });

describe('buildFloorChart(model, lines, width, height)', () => {
  it('starts at zero, breaks at gaps, and shows single points', () => {
    const positions = [0, 3600, 7200, 10_800, 14_400];
    const { lines } = buildFloorChart(
      { positions, basis: 'age' },
      [line([100 * MIB, 100 * MIB, null, 50 * MIB, null])],
      400,
      105
    );
    expect(lines[0].paths).toEqual(['M0,5L100,5', 'M300,55h2']);
  });

  it('has round ticks: hours of age, powers of two', () => {
    const { xTicks, yTicks } = buildFloorChart(
      { positions: [0, 42 * 3600], basis: 'age' },
      [line([300 * MIB, 400 * MIB])],
      600,
      200
    );
    expect(xTicks.map(({ position }) => position / 3600)).toEqual([0, 6, 12, 18, 24, 30, 36, 42]);
    expect(yTicks.map(({ bytes }) => bytes / MIB)).toEqual([0, 128, 256, 384]);
  });

  it.each<[string, number[], Array<number | null>]>([
    ['nothing', [], []],
    ['one point', [5], [MIB]],
    ['gaps only', [1, 2], [null, null]],
    ['zero', [1, 2], [0, 0]],
  ])('%s: no number is broken', (_, positions, bytes) => {
    const chart = buildFloorChart({ positions, basis: 'clock' }, [line(bytes)], 100, 100);
    expect(JSON.stringify(chart)).not.toMatch(/NaN|Infinity/);
    expect(chart.lines.flatMap(({ paths }) => paths).join('')).not.toMatch(/NaN|Infinity/);
  });
});
