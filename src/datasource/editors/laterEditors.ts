import { later } from '../../ui/chunks/later';

/** What only somebody who edits sees: a dashboard does not wait for it. */
export const LATER_EDITORS = {
  config: later(async () => (await import(/* webpackChunkName: "config" */ './ConfigEditor')).ConfigEditor),
  query: later(async () => (await import(/* webpackChunkName: "editor" */ './QueryEditor')).QueryEditor),
  help: later(async () => (await import(/* webpackChunkName: "editor" */ './QueryEditorHelp')).QueryEditorHelp),
  variable: later(
    async () => (await import(/* webpackChunkName: "editor" */ './VariableQueryEditor')).VariableQueryEditor
  ),
};
