import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunnable } from '../../src/datasource/queries/isRunnable';
import { migrateQuery, type StoredQuery } from '../../src/datasource/queries/migrateQuery';
import { readVariableQuery, type StoredVariableQuery } from '../../src/datasource/queries/readVariableQuery';
import { completeOptions, type LeakPanelOptions } from '../../src/panel/options';

/** What people may have saved with a version before this one. Names only ever grow: these tests keep that. */
const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'tests/fixtures/upgrade/0.1.0');
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

interface Saved {
  uid: string;
  panels: Array<{ type: string; title: string; options?: Partial<LeakPanelOptions>; targets?: StoredQuery[] }>;
  templating: { list: Array<{ name: string; type: string; query: NonNullable<StoredVariableQuery> }> };
}

const DASHBOARDS = readdirSync(FOLDER)
  .filter((file) => file !== 'names.json')
  .map((file): [string, Saved] => [file, readJson(join(FOLDER, file))]);

describe.each(DASHBOARDS)('a dashboard of 0.1.0: %s', (file, saved) => {
  const panels = saved.panels.filter(({ type }) => type === 'leakscope-memory-panel');

  test('its queries are asked as they were written', () => {
    const targets = saved.panels.flatMap((panel) => panel.targets ?? []);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) {
      expect(migrateQuery(target)).toEqual(target);
      expect(isRunnable(migrateQuery(target))).toBe(true);
    }
  });

  test('its variables ask for the same label in the same scope', () => {
    const variables = saved.templating.list.filter(({ type }) => type === 'query');
    for (const { query } of variables) {
      expect(readVariableQuery(query)).toMatchObject(
        typeof query === 'string' ? { label: query } : { label: query.label, scope: query.scope }
      );
    }
  });

  test('its panels keep their view, and lack no option of today', () => {
    for (const { options } of panels) {
      expect(completeOptions(options)).toMatchObject({ ...options });
      expect(Object.values(completeOptions(options))).not.toContain(undefined);
    }
  });

  test('links to it find it: its uid is one of today', () => {
    expect(readJson(join(ROOT, 'provisioning/dashboards', file)).uid).toBe(saved.uid);
  });
});

describe('rules of 0.1.0', () => {
  const names: Record<'records' | 'alerts' | 'grafanaRules', string[]> = readJson(join(FOLDER, 'names.json'));
  const rules = readFileSync(join(ROOT, 'provisioning/prometheus/leakscope.rules.yml'), 'utf8');
  const grafana = readFileSync(join(ROOT, 'provisioning/alerting/leakscope.yaml'), 'utf8');

  test.each(names.records)('%s is recorded', (name) => {
    expect(rules).toContain(`record: ${name}\n`);
  });

  test.each(names.alerts)('the alert %s is there', (name) => {
    expect(rules).toContain(`alert: ${name}\n`);
  });

  test.each(names.grafanaRules)('%s of Grafana has its uid still', (uid) => {
    expect(grafana).toContain(`uid: "${uid}"`);
  });
});
