import { EventBusSrv } from '@grafana/data';

/** The bus on which plugins and failed requests raise toasts. */
export const appEvents = new EventBusSrv();
