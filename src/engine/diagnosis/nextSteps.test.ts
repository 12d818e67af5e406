import { execFileSync } from 'node:child_process';
import type { Diagnosis, DiagnosisInput, UnknownReason } from './diagnosis';
import { type Verdict, VERDICTS } from './finding';
import { toNextSteps } from './nextSteps';
import { PARTS } from '../memory/parts';
import { RUNTIMES } from '../runtimes/runtimes';

const KEY = { cluster: null, namespace: 'shop', pod: 'orders-1', container: 'app' };

function diagnosis(part: Partial<Diagnosis>): Omit<Diagnosis, 'nextSteps'> {
  return {
    verdict: 'leak',
    unknownReason: null,
    confidence: 1,
    leakCause: null,
    part: 'anon',
    partShare: 1,
    runtimePart: null,
    process: null,
    slopeBytesPerHour: null,
    onsetSeconds: null,
    secondsToLimit: null,
    evidence: [],
    ...part,
  };
}

function context(runtime: string | null, key = KEY): Pick<DiagnosisInput, 'key' | 'runtime' | 'processes'> {
  return { key, processes: null, runtime: runtime === null ? null : { name: runtime, history: null, evidence: [] } };
}

/** Every runtime with every part that it has. */
const OF_RUNTIMES = [
  ...RUNTIMES.flatMap((spec) => [
    ...spec.parts.map(({ name }) => [spec.name, name] as const),
    [spec.name, 'native'] as const,
  ]),
  ['unheard-of', null] as const,
  [null, null] as const,
];
const EVERY: Array<[string, Partial<Diagnosis>, string | null]> = [
  ...Object.keys(VERDICTS).map((verdict): [string, Partial<Diagnosis>, null] => [
    verdict,
    { verdict: verdict as Verdict },
    null,
  ]),
  ...OF_RUNTIMES.map(([runtime, runtimePart]): [string, Partial<Diagnosis>, string | null] => [
    `leak of ${runtime}, ${runtimePart}`,
    { runtimePart },
    runtime,
  ]),
  ...PARTS.map(({ name }): [string, Partial<Diagnosis>, null] => [`leak in ${name}`, { part: name }, null]),
];

describe('toNextSteps(diagnosis, input)', () => {
  test.each(EVERY)('%s: at least one step; commands are single lines that a shell can read', (_, part, runtime) => {
    const steps = toNextSteps(diagnosis(part), context(runtime));
    expect(steps.length).toBeGreaterThan(0);
    for (const { text, command } of steps) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      if (command !== null) {
        expect(command).not.toMatch(/[\r\n]/);
        // -n: read, do not run.
        execFileSync('sh', ['-n', '-c', command]);
      }
    }
  });

  test.each(EVERY)('%s: no command deletes, restarts or overwrites anything in the cluster', (_, part, runtime) => {
    for (const { command } of toNextSteps(diagnosis(part), context(runtime))) {
      expect(command ?? '').not.toMatch(
        /\b(delete|rm|drain|cordon|scale|rollout|apply|patch|kill -9|-KILL|-USR2|restart)\b/
      );
    }
  });

  test.each([
    ['jvm', 'jvm_heap_live', /GC\.class_histogram$/],
    ['jvm', 'jvm_direct', /VM\.native_memory summary$/],
    ['jvm', 'jvm_thread_stacks', /Thread\.print$/],
    ['jvm', 'jvm_metaspace', /VM\.classloader_stats$/],
    ['jvm', 'native', /VM\.native_memory baseline$/],
    ['go', 'go_heap_live', /port-forward --namespace=shop pod\/orders-1 6060:6060$/],
    ['node', 'node_external', /kill -USR1 1$/],
    ['python', null, /py-spy dump --pid 1$/],
    ['ruby', 'ruby_slots', /rbtrace -p 1 -e /],
    ['dotnet', 'dotnet_heap', /dotnet-gcdump collect/],
    ['envoy', null, /pilot-agent request GET memory$/],
    [null, null, /smaps_rollup/],
  ])('%s, %s: the first command is the tool of that runtime', (runtime, runtimePart, expected) => {
    const [{ command }] = toNextSteps(diagnosis({ runtimePart }), context(runtime));
    expect(command).toMatch(expected);
  });

  test('go: two profiles and their difference', () => {
    const commands = toNextSteps(diagnosis({ runtimePart: 'go_heap_live' }), context('go')).map(
      ({ command }) => command
    );
    expect(commands[3]).toContain('-diff_base=heap-1.pb.gz heap-2.pb.gz');
  });

  test('a process that grows is found first; its name stands in the sentence only', () => {
    const process = 'unicorn worker[2]; reboot';
    const [first, second] = toNextSteps(diagnosis({ process }), context('ruby'));
    expect(first.text).toContain(process);
    expect(first.command).not.toContain('reboot');
    expect(second.command).toContain('rbtrace');
  });

  test.each(['too-short', 'gaps', 'metrics-missing', 'not-proven'] satisfies UnknownReason[])(
    'unknown, %s: a sentence of its own',
    (unknownReason) => {
      const others = ['too-short', 'gaps', 'metrics-missing', 'not-proven'].filter((one) => one !== unknownReason);
      const textOf = (reason: string) =>
        toNextSteps(diagnosis({ verdict: 'unknown', unknownReason: reason as UnknownReason }), context(null))[0].text;
      expect(others.map(textOf)).not.toContain(textOf(unknownReason));
    }
  );

  test('cardinality: queries with hostile names are quoted for PromQL and for the shell', () => {
    const key = { ...KEY, pod: 'a"} or vector(1) #\' $(id)' };
    const [{ command }] = toNextSteps(diagnosis({ verdict: 'cardinality-leak' }), context(null, key));
    const words = command!.replace('promtool query instant "$PROMETHEUS_URL" ', '');
    expect(execFileSync('sh', ['-c', `printf %s ${words}`], { encoding: 'utf8' })).toBe(
      'topk(10, count by (__name__) ({namespace="shop",pod="a\\"} or vector(1) #\' $(id)"}))'
    );
  });

  test('names that no line should hold: the sentences stay, the commands go', () => {
    const steps = toNextSteps(diagnosis({}), context('jvm', { ...KEY, pod: 'a\nreboot\n' }));
    expect(steps.map(({ command }) => command)).toEqual([null, null]);
  });
});
