import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFlavour, readRuntime } from './readRuntime';
import { evidenceMetricNames, findRuntime, LOOKUP_METRIC_NAMES, RUNTIMES, TARGET_DIMENSIONS } from './runtimes';
import type { RuntimeName } from './runtimeSpec';
import { reportParts } from './splitRuntime';

type Sample = [string, number, Record<string, string>?];

const toSeries = (samples: Sample[]) =>
  samples.map(([name, value, labels]) => ({ labels: { __name__: name, ...labels }, values: [value] }));

/** Parts of the last and only moment. */
function partsOf(runtime: RuntimeName, samples: Sample[]) {
  const spec = findRuntime(runtime);
  const reading = readRuntime(spec, toSeries(samples), [], 1);
  const parts = reading ? reportParts(spec, reading, 0) : [];
  return { flavour: reading?.flavour, ...Object.fromEntries(parts.map(({ name, bytes }) => [name, bytes])) };
}

describe('RUNTIMES', () => {
  test.each(RUNTIMES.map((spec) => [spec.name, spec] as const))('%s: the catalogue is consistent', (_, spec) => {
    const values = Object.keys(spec.values);
    expect(new Set(spec.parts.map(({ name }) => name)).size).toBe(spec.parts.length);
    expect(spec.parts.flatMap(({ uses }) => uses).filter((value) => !values.includes(value))).toEqual([]);
    expect(values.filter((value) => !spec.parts.some(({ uses }) => (uses as string[]).includes(value)))).toEqual([]);
    if (spec.floor) {
      expect(values).toEqual(expect.arrayContaining([spec.floor.value, spec.floor.of]));
    }
    // A formula reads only what it says it reads: with all of that unknown it cannot tell.
    const nothing = Object.fromEntries(values.map((value) => [value, null]));
    spec.parts.forEach((part) => expect([part.name, part.bytes(nothing)]).toEqual([part.name, null]));
  });

  test('virtual memory of the process is looked up nowhere', () => {
    const names = [...LOOKUP_METRIC_NAMES, ...RUNTIMES.flatMap(evidenceMetricNames)];
    expect(names.filter((name) => /process_heap_bytes|process_virtual/.test(name))).toEqual([]);
  });
});

/** A page of a real program as samples. */
function readPage(file: string): Sample[] {
  const path = join(__dirname, '../../../tests/fixtures/runtimes/integrations-core', file);
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line): Sample[] => {
      const [, name, labelText = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
      const labels = Object.fromEntries(
        [...labelText.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text])
      );
      return name ? [[name, Number(value), labels]] : [];
    });
}

describe('readRuntime(real page)', () => {
  test.each<[string, RuntimeName, Record<string, unknown>]>([
    [
      'strimziJvm.txt',
      'jvm',
      {
        flavour: 'Micrometer',
        jvm_heap_live: 40566760,
        jvm_heap_garbage: 9409272,
        jvm_direct: 16851297,
        jvm_metaspace: 78249984 - 9437184,
        jvm_class_space: 9437184,
        jvm_code: 26411008 + 2555904 + 10616832,
        jvm_thread_stacks: 49 * 102400,
        jvm_heap_free: 40566784 + 16318464 + 1966080 - 40566760 - 9409272,
      },
    ],
    ['kubeApiserverGo.txt', 'go', { flavour: 'go_memstats', go_heap_used: 255017928, go_gc_metadata: 19206592 }],
    ['gitlabRuby.txt', 'ruby', { flavour: 'GC.stat sampler', ruby_slots: 20602014 * 40 }],
    ['rayPython.txt', 'python', { flavour: 'prometheus_client' }],
  ])('%s', (file, runtime, expected) => {
    const page = readPage(file);
    expect(partsOf(runtime, page)).toMatchObject(expected);
    // One page is one target of one runtime.
    expect(RUNTIMES.filter((spec) => findFlavour(spec, toSeries(page))).map(({ name }) => name)).toEqual([runtime]);
    const spec = findRuntime(runtime);
    const labels = toSeries(page)
      .filter(({ labels: { __name__: name } }) =>
        Object.values(spec.values)
          .flat()
          .some((rule) => rule.names.includes(name))
      )
      .flatMap((series) => Object.keys(series.labels));
    expect(labels.filter((label) => !TARGET_DIMENSIONS.has(label))).toEqual([]);
  });

  test('kubeApiserverGo.txt: both families of names say the same', () => {
    const page = readPage('kubeApiserverGo.txt');
    const memstats = partsOf('go', page);
    const classes = partsOf(
      'go',
      page.filter(([name]) => !name.startsWith('go_memstats'))
    );
    expect({ ...classes, flavour: 'go_memstats' }).toEqual(memstats);
  });
});
