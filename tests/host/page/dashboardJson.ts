import type { DataSourceRef, FieldConfigSource } from '@grafana/data';
import type { DataTransformerConfig, SceneDataQuery } from './sceneTypes';

/** The part of Grafana's classic dashboard model (version 1) that the workbench shows. */
export interface DashboardJson {
  uid: string;
  title: string;
  panels?: PanelJson[];
  templating?: { list?: VariableJson[] };
  time?: { from: string; to: string };
  timezone?: string;
  refresh?: string | false;
}

export interface PanelJson {
  id: number;
  type: string;
  title?: string;
  description?: string;
  transparent?: boolean;
  collapsed?: boolean;
  panels?: PanelJson[];
  gridPos?: { x: number; y: number; w: number; h: number };
  datasource?: DataSourceRef;
  targets?: SceneDataQuery[];
  transformations?: DataTransformerConfig[];
  options?: object;
  fieldConfig?: FieldConfigSource;
  maxDataPoints?: number;
  interval?: string;
  repeat?: string;
}

export interface VariableJson {
  type: string;
  name: string;
  label?: string;
  description?: string;
  hide?: number;
  skipUrlSync?: boolean;
  query?: string | Record<string, unknown>;
  datasource?: DataSourceRef;
  regex?: string;
  refresh?: number;
  sort?: number;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string | null;
  current?: { text?: string | string[]; value?: string | string[] };
}
