import { pickDetectors } from './detectors';
import { FAMILIES } from './generate/families';
import { generateSeries } from './generate/generateSeries';
import { measureLooks } from './metrics/measureLooks';
import { runJob } from './runJob';

const FAR = 0.6;
/** Of the slow ones at least one is slower than the data. */
const LOOKED_AT = [0, 1, 10];
const find = (name: string) => FAMILIES.find((family) => family.name === name)!;

test.each(['step-leak', 'onset-mid', 'tmpfs-leak'])(
  '%s is looked at when the leak has gone 60 % of its way',
  (name) => {
    let looks = 0;
    for (let index = 0; index < 2; index++) {
      const { truth, parts, timesSeconds, limitBytes } = generateSeries(find(name), 'tune', index);
      if (truth.lookSeconds === null || limitBytes === null || truth.onsetSeconds! < timesSeconds[0]) {
        continue;
      }
      const stuck = (from: number) => {
        const at = timesSeconds.findIndex((time) => time >= from);
        const near = Array.from(
          { length: 30 },
          (_, i) => parts!.anon[at + i] + parts!.tmpfs[at + i] + parts!.kernel[at + i]
        );
        return near.filter((bytes) => bytes > 0).sort((a, b) => a - b)[0];
      };
      looks++;
      const before = stuck(truth.onsetSeconds!);
      const gone = (stuck(truth.lookSeconds) - before) / (limitBytes - before);
      expect(gone).toBeGreaterThan(FAR - 0.15);
      expect(gone).toBeLessThan(FAR + 0.15);
    }
    expect(looks).toBeGreaterThan(0);
  }
);

test('nobody looks at a leak that is slower than the data; one that deploys hide is looked at', () => {
  const looks = (name: string) => LOOKED_AT.map((index) => generateSeries(find(name), 'tune', index).truth.lookSeconds);
  expect(looks('slow-linear')).toContain(null);
  expect(looks('masked-by-deploys')).not.toContain(null);
  expect(looks('stationary')).not.toContain(null);
});

test('one look: the working set takes active file pages for growth, the parts do not', () => {
  const outcomes = ['page-cache-active', 'slow-linear'].flatMap((family) =>
    runJob({ source: 'generated', family, set: 'tune', from: 3, to: 6 }, pickDetectors(['score']))
  );
  const whole = measureLooks(outcomes, 'allParts');
  const bare = measureLooks(outcomes, 'workingSet');
  expect(whole.precision).toBe(1);
  expect(whole.recall).toBeGreaterThan(0.6);
  expect(bare.precision).toBeLessThan(1);
});
