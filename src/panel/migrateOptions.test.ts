import { migrateOptions } from './migrateOptions';
import { COLUMN_IDS, completeOptions, type ColumnId, type LeakPanelOptions } from './options';
import { plugin } from './module';

/** As Grafana saved a panel of 0.1.0: everything that the options had then. */
const SAVED: LeakPanelOptions = {
  view: 'triage',
  pageSize: 50,
  columns: COLUMN_IDS.filter((id) => id !== 'urgency' && id !== 'kills'),
  sortBy: 'score',
  drillDown: 'variables',
  showLegend: false,
  showLimit: true,
  showAlertLink: true,
};

describe('migrateOptions(panel)', () => {
  test.each(['0.1.0', '0.1.7', undefined])('all columns of %s are all columns of today; the rest stays', (version) => {
    const options = completeOptions(migrateOptions({ options: SAVED, pluginVersion: version }));
    expect(options).toEqual({ ...SAVED, columns: COLUMN_IDS });
  });

  test.each<[string, ColumnId[]]>([
    ['some', ['container', 'score']],
    ['all but one', SAVED.columns.slice(1)],
  ])('%s columns that somebody chose stay', (_, columns) => {
    const options = { ...SAVED, columns };
    expect(migrateOptions({ options, pluginVersion: '0.1.0' })).toBe(options);
  });

  test.each(['0.2.0', '1.0.0'])('options of %s stay', (pluginVersion) => {
    expect(migrateOptions({ options: SAVED, pluginVersion })).toBe(SAVED);
  });

  test.each([{}, { columns: null }, { columns: 'rank' }] as unknown as LeakPanelOptions[])(
    '%j is no failure',
    (options) => {
      expect(migrateOptions({ options, pluginVersion: '0.1.0' })).toBe(options);
    }
  );

  test('Grafana is given it', () => {
    expect(plugin.onPanelMigration).toBe(migrateOptions);
  });
});
