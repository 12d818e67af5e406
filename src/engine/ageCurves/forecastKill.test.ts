import { seededRandom } from '../stats/seededRandom';
import { forecastKill } from './forecastKill';

const HOUR = 3600;

describe('forecastKill(killAges, otherAges, presentAge)', () => {
  test('no spread from one age', () => {
    expect(forecastKill([5 * HOUR], [], HOUR)).toBeNull();
  });

  test('12 lives of 5.1 h: a life of 2 h has 3.1 h', () => {
    const ages = [4.9, 5, 5, 5.1, 5.1, 5.1, 5.1, 5.1, 5.2, 5.2, 5.3, 5.2].map((hours) => hours * HOUR);
    const { low, mid, high } = forecastKill(ages, [], 2 * HOUR)!;
    expect(mid / HOUR).toBeCloseTo(3.1, 1);
    expect(low / HOUR).toBeGreaterThan(2.7);
    expect(high / HOUR).toBeLessThan(3.5);
  });

  test('who has outlived the others is killed soon, and never in the past', () => {
    const { low, mid, high } = forecastKill(
      [5, 5.2, 4.8, 5.1].map((hours) => hours * HOUR),
      [],
      6 * HOUR
    )!;
    expect(low).toBeGreaterThanOrEqual(0);
    expect(mid).toBeLessThan(HOUR);
    expect(high).toBeLessThan(2 * HOUR);
  });

  /** Ages from a log-normal; deploys end some lives before. The interval has to hold the truth in 80 % of the cases. */
  test.each([
    [2, 0, 0],
    [4, 0, 0],
    [12, 0, 0],
    [12, 0.4, 0],
    [12, 0, 0.6],
    [30, 0.4, 0.6],
  ])('covers what it says: %d lives, %d of them cut off, at %d of the age', (count, cut, share) => {
    const random = seededRandom(count + cut * 10 + share);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    let inside = 0;
    let cases = 0;
    for (let run = 0; run < 2000; run++) {
      const spread = 0.05 + 0.35 * random();
      const draw = () => 5 * HOUR * Math.exp(spread * normal());
      const kills: number[] = [];
      const others: number[] = [];
      for (let i = 0; i < count; i++) {
        const age = draw();
        const deploy = random() < cut ? draw() : Infinity;
        (age <= deploy ? kills : others).push(Math.min(age, deploy));
      }
      const truth = draw();
      const now = share * 5 * HOUR;
      const said = truth > now ? forecastKill(kills, others, now) : null;
      cases += said ? 1 : 0;
      inside += said && said.low <= truth - now && truth - now <= said.high ? 1 : 0;
    }
    expect(cases).toBeGreaterThan(1000);
    expect(inside / cases).toBeGreaterThan(0.75);
    expect(inside / cases).toBeLessThan(0.87);
  });
});
