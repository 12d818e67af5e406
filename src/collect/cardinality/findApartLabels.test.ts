import type { Labels } from '../ask/prometheusClient';
import { chooseApartLabels } from './findApartLabels';
import { targetScope, toScrapeTarget } from './targetKeys';

const KEYS = { clusterLabel: null, apartLabels: [] };
const row = (more: Labels): Labels => ({ __name__: 'scrape_samples_scraped', job: 'j', instance: 'i', ...more });

describe('chooseApartLabels(rows, keys)', () => {
  test.each<[string, Labels[], string[]]>([
    ['none', [], []],
    ['one alone', [row({ pod: 'a' })], []],
    ['two clusters in one store', [row({ cluster: 'a', zone: 'x' }), row({ cluster: 'b', zone: 'y' })], ['cluster']],
    ['modules of one exporter', [row({ module: 'if_mib' }), row({ module: 'ups' }), row({})], ['module']],
    [
      'one label is not enough',
      [row({ service: 'a', pod: 'x' }), row({ service: 'a', pod: 'y' }), row({ service: 'b', pod: 'x' })],
      ['service', 'pod'],
    ],
    ['the same target by two servers', [row({ prometheus_replica: 'a' }), row({ prometheus_replica: 'b' })], []],
    ['paths are told apart anyway', [row({ metrics_path: '/a' }), row({ metrics_path: '/b' })], []],
    [
      'a label that pages overwrite comes last',
      [row({ namespace: 'a', team: 'x' }), row({ namespace: 'b', team: 'y' })],
      ['team'],
    ],
  ])('%s', (_, rows, labels) => {
    expect(chooseApartLabels(rows, KEYS)).toEqual(labels);
  });
});

describe('toScrapeTarget(labels, keys)', () => {
  test.each<[string, Labels, string[], unknown]>([
    ['job and instance', row({}), [], { cluster: null, job: 'j', instance: 'i' }],
    [
      'a path',
      row({ metrics_path: '/m' }),
      [],
      { cluster: null, job: 'j', instance: 'i', also: { metrics_path: '/m' } },
    ],
    [
      'a label that is not there',
      row({}),
      ['module'],
      { cluster: null, job: 'j', instance: 'i', also: { module: '' } },
    ],
    ['neither job nor instance', {}, [], null],
  ])('%s', (_, labels, apartLabels, target) => {
    expect(toScrapeTarget(labels, { clusterLabel: null, apartLabels })).toEqual(target);
  });
});

test('targetScope(targets, keys): a path is asked for where one has it, and no path where another has none', () => {
  const of = (...paths: string[]) =>
    paths.map((path) => toScrapeTarget(row(path === '' ? {} : { metrics_path: path }), KEYS)!);
  const pathOf = (...paths: string[]) => targetScope(of(...paths), KEYS).find(({ label }) => label === 'metrics_path');
  expect(pathOf('')).toBe(undefined);
  expect(pathOf('/a')).toEqual({ label: 'metrics_path', op: '=', value: '/a' });
  expect(pathOf('/a', '')).toEqual({ label: 'metrics_path', op: '=~', value: '/a|' });
});
