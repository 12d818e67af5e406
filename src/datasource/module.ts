import { DataSourcePlugin } from '@grafana/data';
import { DATASOURCE_ID } from '../contract/ids';
import type { LeakscopeOptions, LeakscopeQuery, LeakscopeSecureOptions } from '../contract/query';
import { LATER_EDITORS } from './editors/laterEditors';
import { LeakscopeDatasource } from './LeakscopeDatasource';
import { inLanguage } from '../ui/language/inLanguage';
import { startLanguage } from '../ui/language/language';

void startLanguage(DATASOURCE_ID);

export const plugin = new DataSourcePlugin<
  LeakscopeDatasource,
  LeakscopeQuery,
  LeakscopeOptions,
  LeakscopeSecureOptions
>(LeakscopeDatasource)
  .setConfigEditor(inLanguage(LATER_EDITORS.config))
  .setQueryEditor(inLanguage(LATER_EDITORS.query))
  .setQueryEditorHelp(inLanguage(LATER_EDITORS.help));
