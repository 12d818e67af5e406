import { act, render, screen } from '@testing-library/react';
import React from 'react';
import { recordCanvas } from '../../testing/recordCanvas';
import { LineChart } from './LineChart';

const MIB = 2 ** 20;
const HOUR = 3600;
const LOOK = { color: '#f00', widthPx: 2, dash: [] };
type Axes = React.ComponentProps<typeof LineChart>['axes'];
type Values = Array<number | null>;
const AGE: Axes = { x: 'age', hasTimes: true, y: 'bytes' };
const SERIES: Axes = { x: 'clock', hasTimes: true, y: 'count' };

/** Plotting area 300 px wide; 24 px of a high chart are the labels of the times, 10 stay free at the top. */
async function draw(positions: number[], lines: Values[], axes: Axes, size = { widthPx: 378, heightPx: 134 }) {
  const drawn = recordCanvas();
  const { unmount } = render(
    <LineChart
      {...{ positions, axes, ...size }}
      lines={lines.map((values, index) => ({ name: `line ${index}`, look: LOOK, values }))}
      label="Floors"
      timeZone="utc"
    />
  );
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(screen.getByRole('img', { name: 'Floors' })).toBeVisible();
  unmount();
  return drawn;
}

describe('LineChart', () => {
  it('starts at zero, breaks at gaps, and shows single points', async () => {
    const { lines, pieces } = await draw(
      [0, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR],
      [[100 * MIB, 100 * MIB, null, 50 * MIB, null]],
      AGE
    );
    // The second path is the dot of the last sample, which has no neighbour.
    expect(lines).toEqual(['L66,16L141,16L291,63', 'M292.3,63']);
    expect(pieces).toEqual([
      [66, 141],
      [291, 366],
    ]);
  });

  it('has round ticks: hours of age, powers of two', async () => {
    const { texts } = await draw([0, 43 * HOUR], [[300 * MIB, 400 * MIB]], AGE, { widthPx: 690, heightPx: 260 });
    expect(texts.slice(0, 8)).toEqual(['0', '6 h', '12 h', '18 h', '24 h', '30 h', '36 h', '42 h']);
    expect(texts.slice(8)).toEqual(['0 B', '128 MiB', '256 MiB', '384 MiB']);
  });

  it('of half hours no two are called the same', async () => {
    const { texts } = await draw([0, 4 * HOUR], [[MIB, MIB]], AGE, { widthPx: 900, heightPx: 260 });
    const ages = texts.filter((text) => /^0$|min|h/.test(text));
    expect(ages[3]).toMatch(/^1.h.30.min$/);
    expect(new Set(ages).size).toBe(ages.length);
  });

  it('counts series in ones, twos and fives', async () => {
    const { texts } = await draw(
      [0, 300],
      [
        [100, 50],
        [0, 0],
      ],
      SERIES
    );
    expect(texts).toEqual(['00:00', '', '0', '25', '50', '75', '100']);
  });

  it('has ticks of whole series where there are few', async () => {
    const { texts } = await draw([0, 300], [[0, 2]], SERIES);
    expect(texts).toEqual(['00:00', '', '0', '1', '2']);
  });

  it('without its times: of two charts the lower one says them', async () => {
    const { texts } = await draw([0, 300], [[0, 2]], { ...SERIES, hasTimes: false });
    expect(texts.filter((text) => text !== '')).toEqual(['0', '1', '2']);
  });

  it.each<[string, number[], Values[]]>([
    ['nothing', [], []],
    ['one point', [5], [[MIB]]],
    ['gaps only', [1, 2], [[null, null]]],
    ['zero', [1, 2], [[0, 0]]],
  ])('%s: no number is broken', async (_, positions, lines) => {
    for (const axes of [AGE, SERIES]) {
      const drawn = await draw(positions, lines, axes);
      expect(JSON.stringify(drawn)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});
