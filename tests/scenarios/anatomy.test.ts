import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { type ContainerKey, findGrowingPart } from '../../src/engine';
import { expectedParts } from '../fixtures/expectedParts';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { connect, WINDOW_SECONDS } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

/** Every recorded container, through a real Prometheus: its parts sum to usage, and the right part grows. */
const SCENARIOS = readManifest().scenarios;
const CONTAINERS = SCENARIOS.flatMap((scenario) =>
  scenario.pods.flatMap(({ pod, containers }) =>
    containers.map(({ name }) => ({
      scenario,
      title: `${scenario.id} ${pod}/${name}`,
      key: { cluster: null, namespace: scenario.namespace, pod, container: name } satisfies ContainerKey,
    }))
  )
);

let prometheus: RecordedPrometheus;
beforeAll(async () => {
  prometheus = await startRecordedPrometheus();
}, 300_000);
afterAll(() => prometheus?.stop());

const anatomyOf = (key: ContainerKey, stepSeconds = 60) =>
  collectAnatomy(sessionOf(connect(prometheus.url)), {
    key,
    atSeconds: prometheus.endSeconds,
    windowSeconds: WINDOW_SECONDS,
    stepSeconds,
    clusterLabel: null,
  });

const accepted = { samples: 0, rejected: 0, skewed: 0 };

describe('collectAnatomy(recorded container)', () => {
  test.each(CONTAINERS)('$title: parts sum to usage in every accepted sample', async ({ key }) => {
    const { history, warnings } = await anatomyOf(key);
    expect(warnings).toEqual([]);
    expect(history).toMatchObject({ level: 'L3', whole: 'usage', cgroup: 'v1' });
    expect(history.acceptedSamples).toBeGreaterThan(100);
    history.wholeBytes.forEach((whole, i) => {
      const bytes = history.parts.map((part) => part.bytes[i]);
      if (whole === null) {
        expect(bytes.every((one) => one === null)).toBe(true);
      } else {
        expect(bytes.reduce<number>((sum, one) => sum + (one ?? NaN), 0)).toBe(whole);
        expect(Math.min(...bytes.map((one) => one ?? NaN))).toBeGreaterThanOrEqual(0);
      }
    });
    const rejected = Object.values(history.rejectedSamples).reduce((sum, count) => sum + count, 0);
    accepted.samples += history.acceptedSamples;
    accepted.rejected += rejected;
    accepted.skewed += history.skewedSamples;
    expect(rejected / (rejected + history.acceptedSamples)).toBeLessThan(0.01);
  });

  afterAll(() => {
    process.stdout.write(
      `recorded samples: ${accepted.samples} accepted, ${accepted.rejected} rejected, ${accepted.skewed} cut within the tolerance\n`
    );
  });

  const culprits = CONTAINERS.filter(
    ({ scenario, key }) =>
      scenario.label === 'leak' &&
      scenario.culprit?.pod === key.pod &&
      scenario.culprit?.container === key.container &&
      !scenario.id.startsWith('o20')
  );

  test.each(culprits)('$title: the part that the recorder names grows most', async ({ key, scenario }) => {
    const { history } = await anatomyOf(key, 600);
    expect(expectedParts(scenario)).toContain(findGrowingPart(history)?.part);
  });

  test.each([
    ['o02-jvm-pagecache', 'active_file'],
    ['o03-jvm-slab', 'kernel'],
    ['o16-tmpfs-bounded', 'tmpfs'],
  ])('%s: grows in %s, not in the process', async (id, part) => {
    const { key } = CONTAINERS.find(({ scenario }) => scenario.id === id)!;
    expect(findGrowingPart((await anatomyOf(key, 600)).history)?.part).toBe(part);
  });

  test('a container that does not exist has an empty history, not zeros', async () => {
    const { history } = await anatomyOf({ ...CONTAINERS[0].key, container: 'no "such" \\ {container}\n' });
    expect(history).toMatchObject({ level: null, acceptedSamples: 0, parts: [], timesSeconds: [] });
  });
});
