import { countProcesses } from './countProcesses';

const of = (container: string, ...values: Array<number | null>) => ({
  labels: { __name__: 'container_processes', container },
  values,
});

test.each<[string, Array<ReturnType<typeof of>>, number | null]>([
  ['the last that is known', [of('app', 1, 3, null)], 3],
  ['the greatest of several lives', [of('app', 1, 2), of('app', 5, null)], 2],
  ['another container', [of('sidecar', 7)], null],
  ['none', [], null],
  ['what can be no count is left out', [of('app', 4, 1e300), of('app', 2, Infinity)], 4],
  ['nothing but that', [of('app', NaN, -1)], null],
])('countProcesses: %s', (_, counts, expected) => {
  expect(countProcesses(counts, 'app')).toBe(expected);
});
