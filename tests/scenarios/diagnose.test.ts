import { diagnose, type Diagnosis, type Verdict } from '../../src/engine';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { toDiagnosisInput, type RecordedMoment } from './recordedDiagnosis';

const LEAKS: readonly Verdict[] = ['leak', 'cardinality-leak', 'tmpfs-growth'];
/** Growth that ended, and memory that moves without growing: which of the names fits best may change with the cut. */
const BOUNDED: readonly Verdict[] = ['warm-up', 'saturating', 'step', 'steady'];
const MOVING: readonly Verdict[] = ['steady', 'sawtooth', 'spiky', 'warm-up', 'declining'];

interface Expected {
  verdicts: readonly Verdict[];
  part?: string;
  /** Names of the runtime's catalogue, any of them. */
  runtimePart?: readonly string[];
  process?: RegExp;
}

/** The manifest's expected verdict, in our words. Containers that are not listed stay steady. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  'o01 stable/app': { verdicts: ['cardinality-leak'], part: 'anon', runtimePart: ['jvm_heap_live'] },
  'o02 app': { verdicts: ['cache-growth'], part: 'active_file' },
  'o03 app': { verdicts: ['kernel-growth'], part: 'kernel' },
  'o04 log-shipper': { verdicts: ['leak'], part: 'anon' },
  'o05 web': { verdicts: ['leak'], part: 'anon', process: /worker\[[13]\]/ },
  'o06 app': { verdicts: MOVING },
  'o07 app': { verdicts: ['leak'], part: 'anon', runtimePart: ['go_heap_live', 'go_stacks'] },
  'o08 app': { verdicts: ['leak'], part: 'anon', runtimePart: ['go_heap_live'] },
  'o09 app': { verdicts: ['leak'], part: 'anon', runtimePart: ['node_heap_live'] },
  'o10 app': { verdicts: [...BOUNDED, ...MOVING] },
  'o11 app': { verdicts: BOUNDED },
  'o12 app': { verdicts: BOUNDED },
  'o13 app': { verdicts: MOVING },
  'o14 app': { verdicts: MOVING },
  'o15 app': { verdicts: ['step', 'saturating'] },
  'o16 app': { verdicts: BOUNDED },
  'o17 app': { verdicts: MOVING },
  'o18 app': { verdicts: [...MOVING, 'step'] },
  'o19 app': { verdicts: ['restart-loop'] },
  'o20 app': { verdicts: ['leak'], part: 'anon' },
  'o21 app': { verdicts: BOUNDED },
  'o22 app': { verdicts: ['leak'], part: 'anon', runtimePart: ['jvm_direct'] },
  'o23 app': { verdicts: ['leak'], part: 'anon', runtimePart: ['native'] },
  'o24 app': { verdicts: ['leak'], part: 'kernel' },
  'o25 app': { verdicts: ['leak'], part: 'anon', runtimePart: ['jvm_thread_stacks', 'native'] },
  'o26 app': { verdicts: ['cache-growth'] },
  'o27 app': { verdicts: ['leak'], part: 'anon', runtimePart: ['node_external'] },
  'o28 app': { verdicts: BOUNDED },
  'o29 app': { verdicts: ['cache-growth', ...MOVING] },
};
const STEADY: Expected = { verdicts: ['steady'] };

const containers = readManifest().scenarios.flatMap((scenario) =>
  scenario.pods.flatMap(({ pod, track, containers: own }) =>
    own.map(({ name }) => ({
      title: `${scenario.id.slice(0, 3)} ${track ? `${track}/` : ''}${name}`,
      scenario,
      pod,
      container: name,
      leaks: scenario.label === 'leak' && scenario.culprit?.pod === pod && scenario.culprit?.container === name,
    }))
  )
);

const judge = (index: number, moment: RecordedMoment): Diagnosis => {
  const { scenario, pod, container } = containers[index];
  return diagnose(toDiagnosisInput(scenario, pod, container, moment));
};

describe.each(containers.map((one, index) => ({ ...one, index })))('$title', ({ title, index, scenario, leaks }) => {
  const expected = EXPECTED[title] ?? STEADY;

  test.each([1, 20, 60, 120, 410])('whole recording, stretched %d times', (stretch) => {
    const { verdict, part, runtimePart, process, evidence } = judge(index, { stretch, cut: 1 });
    expect(expected.verdicts).toContain(verdict);
    expect(LEAKS.includes(verdict)).toBe(leaks);
    expect(part).toBe(expected.part ?? part);
    if (expected.runtimePart) {
      expect(expected.runtimePart).toContain(runtimePart);
    }
    if (expected.process) {
      expect(process).toMatch(expected.process);
    }
    expect(evidence.length).toBeGreaterThan(0);
    expect(evidence.some(({ side }) => side === (leaks ? 'for' : 'against'))).toBe(true);
  });

  // What fills up to a bound cannot be told from a leak before it is there: o12 fills until 57 % of the recording.
  test.each([0.5, 0.75])('the first part of the recording (%d)', (cut) => {
    const { verdict } = judge(index, { stretch: 60, cut });
    const canBeTold = !(title === 'o12 app' && cut < 0.57);
    if (!leaks && canBeTold) {
      expect(LEAKS).not.toContain(verdict);
    }
    if (leaks) {
      expect([...LEAKS, 'unknown']).toContain(verdict);
    }
  });

  test('with noise of 2 % of the memory added', () => {
    const { pod, container } = containers[index];
    const input = toDiagnosisInput(scenario, pod, container, { stretch: 60, cut: 1 });
    let state = 11;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 31 - 1;
    };
    const factors = input.history.timesSeconds.map(() => 1 + 0.02 * next());
    const scale = (bytes: ReadonlyArray<number | null>) =>
      bytes.map((value, row) => (value === null ? null : value * factors[row]));
    const { verdict } = diagnose({
      ...input,
      history: {
        ...input.history,
        wholeBytes: scale(input.history.wholeBytes),
        parts: input.history.parts.map((part) => ({ ...part, bytes: scale(part.bytes) })),
      },
    });
    expect(LEAKS.includes(verdict)).toBe(leaks);
  });

  if (leaks && scenario.onset !== null && scenario.onset_s !== null && scenario.onset_s > 200) {
    test('the onset, within 6 % of the recording', () => {
      const { first_sample: first, last_sample: last } = readManifest().recorded;
      const { onsetSeconds } = judge(index, { stretch: 1, cut: 1 });
      expect(Math.abs(onsetSeconds!.mid - scenario.onset!)).toBeLessThan(0.06 * (last - first));
    });
  }
});
