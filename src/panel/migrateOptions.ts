import type { PanelModel } from '@grafana/data';
import type { ColumnId, LeakPanelOptions } from './options';

/** What 0.1.0 showed unless somebody chose otherwise. */
const COLUMNS_OF_0_1: readonly ColumnId[] = [
  'rank',
  'container',
  'verdict',
  'score',
  'trend',
  'part',
  'since',
  'toLimit',
  'growth',
  'usage',
  'restarts',
  'age',
  'level',
];

/**
 * The options of a panel that an older version saved. Grafana saves defaults with the panel, so that all columns of then
 * mean "all", those that came later among them; columns that somebody chose stay as they are.
 */
export function migrateOptions({
  options,
  pluginVersion,
}: Pick<PanelModel<Partial<LeakPanelOptions>>, 'options' | 'pluginVersion'>): Partial<LeakPanelOptions> {
  const isOld = !pluginVersion || /^0\.1\./.test(pluginVersion);
  if (!isOld || !hadAll(options?.columns)) {
    return options;
  }
  const { columns: _all, ...others } = options;
  return others;
}

function hadAll(columns: unknown): boolean {
  return (
    Array.isArray(columns) &&
    columns.length === COLUMNS_OF_0_1.length &&
    COLUMNS_OF_0_1.every((id) => columns.includes(id))
  );
}
