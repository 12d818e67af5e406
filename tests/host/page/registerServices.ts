import {
  setAppEvents,
  setBackendSrv,
  setDataSourceSrv,
  setEchoSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginImportUtils,
  setPluginLinksHook,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { appEvents } from './appEvents';
import { FetchBackendSrv } from './FetchBackendSrv';
import { loadedPanelPlugin, loadPanelPlugin } from './loadPlugin';
import { runRequest } from './runRequest';
import { WorkbenchDataSourceSrv } from './WorkbenchDataSourceSrv';
import { WorkbenchTemplateSrv } from './WorkbenchTemplateSrv';

/** Puts our implementations behind the functions that @grafana/runtime gives to plugins. */
export function registerServices(): void {
  setAppEvents(appEvents);
  setBackendSrv(new FetchBackendSrv());
  setTemplateSrv(new WorkbenchTemplateSrv());
  setDataSourceSrv(new WorkbenchDataSourceSrv());
  setRunRequest(runRequest);
  setPluginImportUtils({ importPanelPlugin: loadPanelPlugin, getPanelPluginFromCache: loadedPanelPlugin });
  // Usage statistics go nowhere.
  setEchoSrv({ flush() {}, addBackend() {}, addEvent() {}, onInteraction: () => () => {} });
  // No other plugin is installed here, so nothing extends anything.
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: null, isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
}
