import fc from 'fast-check';
import { fitHinge } from './fitHinge';
import { fitLinear } from './fitLine';

/** Each joint by least squares of its own. */
function slow(times: number[], values: number[]) {
  const stride = Math.max(1, Math.ceil((times.length - 4) / 60));
  const joints = times.map((_, i) => i).filter((i) => i >= 2 && i <= times.length - 3 && (i - 2) % stride === 0);
  const fits = joints.map((i) => ({
    at: times[i],
    fit: fitLinear([times, times.map((time) => Math.max(0, time - times[i]))], values)!,
  }));
  return fits;
}

const course = fc.record({
  gaps: fc.array(fc.integer({ min: 60, max: 900 }), { minLength: 8, maxLength: 300 }),
  joint: fc.double({ min: 0, max: 1, noNaN: true }),
  before: fc.integer({ min: -1000, max: 1000 }),
  after: fc.integer({ min: -1000, max: 1000 }),
  seed: fc.nat({ max: 1e6 }),
});

describe('fitHinge(times, values)', () => {
  test('finds what trying each joint by least squares finds', () => {
    fc.assert(
      fc.property(course, ({ gaps, joint, before, after, seed }) => {
        let time = 1.79e9;
        let state = seed;
        const times = gaps.map((gap) => (time += gap));
        const at = times[Math.floor(joint * (times.length - 1))];
        const values = times.map((one) => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return 5e8 + (one - at) * (one < at ? before : after) + 1e6 * (state / 2 ** 31 - 1);
        });
        const hinge = fitHinge(times, values)!;
        const fits = slow(times, values);
        const least = Math.min(...fits.map(({ fit }) => fit.squares));
        const same = fits.find((one) => one.at === hinge.at.mid)!.fit;
        const close = 1e-9 * hinge.lineSquares;
        expect(Math.abs(hinge.squares - least)).toBeLessThanOrEqual(close);
        expect(Math.abs(same.squares - least)).toBeLessThanOrEqual(close);
        const [, slope, bend] = same.coefficients;
        const steepest = Math.max(1, Math.abs(slope), Math.abs(bend));
        expect(Math.abs(hinge.slopeBefore - slope) / steepest).toBeLessThan(1e-6);
        expect(Math.abs(hinge.slopeAfter - slope - bend) / steepest).toBeLessThan(1e-6);
      }),
      { numRuns: 300 }
    );
  });
});
