import { createTheme } from '@grafana/data';
import type { WorkloadLife, WorkloadModel } from '../../read/workload/workloadModel';
import { toAgeLines } from './toAgeLines';

const life = (pod: string, part: Partial<WorkloadLife>): WorkloadLife => ({
  key: { cluster: null, namespace: 'shop', pod, container: 'app' },
  ...{ version: 'v1', node: null, labels: null, startSeconds: 0, endSeconds: null, end: 'running', ageSeconds: 20 },
  ...{ lastBytes: 1, peakBytes: 2, leaks: null, killSeconds: null, ages: [0, 20], bytes: [0, 20] },
  ...part,
});
const MODEL: WorkloadModel = {
  ...{ workload: 'orders', container: 'app', isKnown: true, kind: 'fast-leak', limitBytes: 100 },
  ...{ sentences: [], notices: [], replicas: { timesSeconds: [], median: [], highest: [], count: [] } },
  lives: [life('runs', {}), life('killed', { end: 'oom', ages: [0, 15], bytes: [0, 95] })],
  curves: [{ version: 'v1', ages: [0, 10, 20], low: [0, 9, 20], median: [0, 10, null], high: [0, 11, 20] }],
};

describe('toAgeLines(model, theme)', () => {
  const { positions, lines } = toAgeLines(MODEL, createTheme());
  const valuesOf = (name: string) => lines.find((line) => line.name === name)?.values;

  test('ages of the curves, and those of kills between them', () => {
    expect(positions).toEqual([0, 10, 15, 20]);
  });

  test('a kill is one sample, at its age; the limit is everywhere', () => {
    expect(valuesOf('killed, killed for memory')).toEqual([null, null, 95, null]);
    expect(valuesOf('Limit')).toEqual([100, 100, 100, 100]);
  });

  test('lives and curves lie on the same ages; what is not known there is null', () => {
    expect(valuesOf('runs, runs')).toEqual([0, 10, 15, 20]);
    expect(valuesOf('v1: median')).toEqual([0, 10, null, null]);
    expect(valuesOf('v1: upper quartile')).toEqual([0, 11, 15.5, 20]);
  });

  test('kills stand on top, ended lives below all others', () => {
    expect(lines[0].name).toBe('killed, killed for memory');
    expect(lines.at(-1)?.name).toBe('killed, ended');
  });
});
