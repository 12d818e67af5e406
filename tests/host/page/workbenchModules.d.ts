/** Modules that server/bundleHost.ts finds where the packages do not export them. */
declare module 'workbench:router5' {
  import type { ComponentType, ReactNode } from 'react';
  import type { History } from 'history';
  export const Router: ComponentType<{ history: History; children: ReactNode }>;
}

declare module 'workbench:pluginPage' {
  import type { PluginPageProps } from '@grafana/runtime';
  export type { PluginPageProps };
  export function setPluginPage(component: (props: PluginPageProps) => unknown): void;
}

declare module 'workbench:dataSourceSettings' {
  import type { DataSourceInstanceSettings } from '@grafana/data';
  export function initDataSourceInstanceSettings(
    settings: Record<string, DataSourceInstanceSettings>,
    defaultName: string
  ): void;
}

declare module 'systemjs/dist/system.js';
declare module 'systemjs/dist/extras/named-register.js';
declare module 'systemjs/dist/extras/amd.js';
declare module 'systemjs-cjs-extra';
