import { DataSourcePlugin } from '@grafana/data';
import type { LeakscopeOptions, LeakscopeQuery, LeakscopeSecureOptions } from '../contract/query';
import { ConfigEditor } from './editors/ConfigEditor';
import { QueryEditor } from './editors/QueryEditor';
import { QueryEditorHelp } from './editors/QueryEditorHelp';
import { LeakscopeDatasource } from './LeakscopeDatasource';

export const plugin = new DataSourcePlugin<
  LeakscopeDatasource,
  LeakscopeQuery,
  LeakscopeOptions,
  LeakscopeSecureOptions
>(LeakscopeDatasource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryEditorHelp);
