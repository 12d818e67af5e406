import { PluginExtensionPoints } from '@grafana/data';
import { WAYS_IN } from './waysIn';
import plugin from '../../plugin.json';

const WAYS = Object.values(WAYS_IN);

test('plugin.json names the same links as the code: Grafana drops a link that differs', () => {
  expect(plugin.extensions.addedLinks).toEqual(WAYS);
});

test('WAYS_IN are at places that Grafana has', () => {
  const places: string[] = Object.values(PluginExtensionPoints);
  expect(WAYS.flatMap(({ targets }) => targets).filter((target) => !places.includes(target))).toEqual([]);
});

test('at one place, titles differ', () => {
  const shown = WAYS.map(({ targets, title }) => `${targets.join()} ${title}`);
  expect(new Set(shown).size).toBe(shown.length);
});
