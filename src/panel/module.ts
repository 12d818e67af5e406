import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { PANEL_ID } from '../contract/ids';
import { inLanguage } from '../ui/language/inLanguage';
import { startLanguage } from '../ui/language/language';
import { LeakPanel } from './LeakPanel';
import { buildOptions } from './buildOptions';
import { migrateOptions } from './migrateOptions';
import type { LeakPanelOptions } from './options';

/** Units, colours and thresholds follow from what the numbers mean; data links are the user's. */
const MEANINGLESS = [
  FieldConfigProperty.Unit,
  FieldConfigProperty.Min,
  FieldConfigProperty.Max,
  FieldConfigProperty.FieldMinMax,
  FieldConfigProperty.Decimals,
  FieldConfigProperty.DisplayName,
  FieldConfigProperty.NoValue,
  FieldConfigProperty.Color,
  FieldConfigProperty.Thresholds,
  FieldConfigProperty.Mappings,
  FieldConfigProperty.Actions,
];

void startLanguage(PANEL_ID);

export const plugin = new PanelPlugin<LeakPanelOptions>(inLanguage(LeakPanel))
  .useFieldConfig({ disableStandardOptions: MEANINGLESS })
  .setPanelOptions(buildOptions)
  .setMigrationHandler(migrateOptions)
  // Restarts, OOM kills and deployments come as annotations.
  .setDataSupport({ annotations: true });
