import { findRestarts } from './findRestarts';

const TIMES = [0, 60, 120, 180, 240];
const at = (startTimeSeconds: Array<number | null>) =>
  findRestarts({ container: 'app', timesSeconds: TIMES, startTimeSeconds }).map(({ atSeconds }) => atSeconds);

describe('findRestarts(starts)', () => {
  test.each<[string, Array<number | null>, number[]]>([
    ['the first start is no restart', [-500, -500, -500, -500, -500], []],
    ['a later start, at its exact moment', [-500, -500, 70, 70, 70], [70]],
    ['collectors differ by a second', [-500, -501, -500, -499, -500], []],
    ['unknown is skipped', [-500, null, null, 130, 130], [130]],
    ['a start after its sample is at the sample', [-500, 65, 65, 65, 65], [60]],
    ['an older start that lingers is no restart', [-500, 55, -500, 55, 55], [55]],
    ['two', [-500, 55, 110, 110, 110], [55, 110]],
    ['nothing known', [null, null, null, null, null], []],
  ])('%s', (_, starts, expected) => {
    expect(at(starts)).toEqual(expected);
  });
});
