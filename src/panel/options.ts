/** Stored in people's dashboards: names and values only ever grow. */
export type ViewOption = 'auto' | 'triage' | 'anatomy' | 'nodes' | 'workload' | 'compare' | 'cardinality';
export type DrillDown = 'dashboard' | 'variables' | 'none';

export const COLUMN_IDS = [
  'rank',
  'container',
  'urgency',
  'verdict',
  'score',
  'trend',
  'part',
  'since',
  'toLimit',
  'growth',
  'usage',
  'restarts',
  'kills',
  'age',
  'level',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

export interface LeakPanelOptions {
  view: ViewOption;
  pageSize: number;
  columns: ColumnId[];
  sortBy: ColumnId;
  drillDown: DrillDown;
  showLegend: boolean;
  showLimit: boolean;
  showAlertLink: boolean;
}

export const MAX_PAGE_SIZE = 200;

export const DEFAULT_OPTIONS: LeakPanelOptions = {
  view: 'auto',
  pageSize: 25,
  columns: [...COLUMN_IDS],
  sortBy: 'rank',
  drillDown: 'dashboard',
  showLegend: true,
  showLimit: true,
  showAlertLink: true,
};

/** Options of a dashboard that was written by hand may miss some, or hold what nobody offers. */
export function completeOptions(options: Partial<LeakPanelOptions> | undefined): LeakPanelOptions {
  const given = { ...DEFAULT_OPTIONS, ...options };
  const columns = Array.isArray(given.columns) ? COLUMN_IDS.filter((id) => given.columns.includes(id)) : [];
  const pageSize = Math.floor(Number(given.pageSize));
  return {
    ...given,
    pageSize: pageSize >= 1 ? Math.min(pageSize, MAX_PAGE_SIZE) : DEFAULT_OPTIONS.pageSize,
    columns: columns.length > 0 ? columns : DEFAULT_OPTIONS.columns,
    sortBy: COLUMN_IDS.includes(given.sortBy) ? given.sortBy : DEFAULT_OPTIONS.sortBy,
  };
}
