import { DataSourcePlugin } from '@grafana/data';
import { DATASOURCE_ID } from '../contract/ids';
import type { LeakscopeOptions, LeakscopeQuery, LeakscopeSecureOptions } from '../contract/query';
import { ConfigEditor } from './editors/ConfigEditor';
import { QueryEditor } from './editors/QueryEditor';
import { QueryEditorHelp } from './editors/QueryEditorHelp';
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
  .setConfigEditor(inLanguage(ConfigEditor))
  .setQueryEditor(inLanguage(QueryEditor))
  .setQueryEditorHelp(inLanguage(QueryEditorHelp));
