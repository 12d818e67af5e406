/** What a generated workload does. `leak`, `loop` and `masked` are bad: somebody has to look. */
export type Course = 'calm' | 'cache' | 'daily' | 'warm-up' | 'leak' | 'loop' | 'masked';

export interface PlannedWorkload {
  name: string;
  namespace: string;
  course: Course;
  replicas: number;
  /** Hours between two deploys; null where nothing is deployed. */
  deployHours: number | null;
  limitMib: number;
}

export const isBad = ({ course }: Pick<PlannedWorkload, 'course'>) =>
  course === 'leak' || course === 'loop' || course === 'masked';

/** Replicas of workloads, in turn: 25 at most times, seven in the mean. */
const REPLICAS = [1, 2, 3, 25, 2, 4, 12, 1, 6, 3, 25, 2, 5, 8, 2];
/** Courses of workloads in turn: one in some seventeen is bad, as in the fleet that was measured first. */
const CALM: readonly Course[] = [
  'calm',
  'cache',
  'daily',
  'warm-up',
  'calm',
  'calm',
  'daily',
  'cache',
  'calm',
  'warm-up',
];
const BAD: readonly Course[] = ['loop', 'leak', 'loop', 'masked'];
const EVERY_BAD = 17;

/** Workloads with so many containers together. The same number always gives the same ones. */
export function planFleet(containers: number): PlannedWorkload[] {
  const planned: PlannedWorkload[] = [];
  let left = containers;
  for (let i = 0; left > 0; i++) {
    const isOfBad = i % EVERY_BAD === 3;
    const course = isOfBad ? BAD[Math.floor(i / EVERY_BAD) % BAD.length] : CALM[i % CALM.length];
    const replicas = Math.min(left, course === 'loop' ? 2 : REPLICAS[i % REPLICAS.length]);
    left -= replicas;
    planned.push({
      name: `${['orders', 'search', 'cart', 'mail', 'auth', 'feed'][i % 6]}-${i}`,
      namespace: `team-${i % 23}`,
      course,
      replicas,
      deployHours: course === 'masked' ? 10 : i % 3 === 0 && course !== 'leak' ? 24 : null,
      limitMib: 512 * (1 + (i % 4)),
    });
  }
  return planned;
}
