import { collectLeaks, type Leaks } from '../../src/collect/containers/collectLeaks';
import type { LabelMatcher } from '../../src/collect/sources/labelMatcher';
import { sessionOf } from '../../src/collect/testing/sessionOf';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { connect } from './recordedClient';

/** Issue 11: a list asked 241 questions for 33 rows, and what it said of a row depended on the rank. */

const MOST_EXPRESSIONS = 30;
const DAY_SECONDS = 86_400;

let prometheus: RecordedPrometheus;
beforeAll(async () => {
  prometheus = await startRecordedPrometheus({});
}, 120_000);
afterAll(() => prometheus?.stop());

const list = (top: number, matchers: LabelMatcher[] = []) =>
  collectLeaks(sessionOf(connect(prometheus.url)), {
    atSeconds: prometheus.endSeconds,
    windowSeconds: DAY_SECONDS,
    matchers,
    top,
    clusterLabel: null,
  });

const verdictsOf = ({ containers }: Leaks) =>
  new Map(containers.map(({ key, verdict }) => [`${key.pod}/${key.container}`, verdict]));

describe('collectLeaks(all recorded containers)', () => {
  test('asks a number of expressions that is bounded, and says the same of a row whoever else is listed', async () => {
    const whole = await list(200);
    expect(whole.containers.length).toBeGreaterThan(30);
    expect(whole.expressions.length).toBeLessThanOrEqual(MOST_EXPRESSIONS);
    expect(whole.cost.requests).toBeLessThanOrEqual(MOST_EXPRESSIONS);
    const verdicts = verdictsOf(whole);
    const namespaces = [...new Set(whole.containers.map(({ key }) => key.namespace))];
    const others = [await list(5)];
    for (const namespace of namespaces) {
      others.push(await list(200, [{ label: 'namespace', op: '=', value: namespace }]));
    }
    for (const other of others) {
      expect(other.containers.length).toBeGreaterThan(0);
      for (const [name, verdict] of verdictsOf(other)) {
        expect([name, verdict]).toEqual([name, verdicts.get(name)]);
      }
    }
  }, 300_000);
});
