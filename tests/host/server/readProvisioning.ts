import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ProvisionedDataSource {
  name: string;
  type: string;
  uid: string;
  url?: string;
  access?: string;
  isDefault?: boolean;
  editable?: boolean;
  jsonData?: Record<string, unknown>;
  secureJsonData?: Record<string, string>;
}

export interface ProvisionedDashboard {
  uid: string;
  title: string;
  [key: string]: unknown;
}

/** What Grafana stores of an app. Without such a record the app is off, and its dashboards are not there. */
export interface AppSettings {
  enabled: boolean;
  pinned: boolean;
  jsonData: Record<string, unknown>;
}

/** A group of alert rules of a file. */
export interface ProvisionedRuleGroup {
  name: string;
  /** Title; made where there is none. */
  folder: string;
  interval: string;
  rules: Array<{ uid: string; title: string; data: Array<{ model: { expr?: unknown } }>; [key: string]: unknown }>;
}

export interface Provisioning {
  dataSources: ProvisionedDataSource[];
  dashboards: ProvisionedDashboard[];
  ruleGroups: ProvisionedRuleGroup[];
  /** Settings records of apps by plugin id. */
  appSettings: Map<string, AppSettings>;
}

/** Reads the same files that Grafana reads in docker compose. */
export function readProvisioning(folder: string): Provisioning {
  const dataSources = filesIn(join(folder, 'datasources'), /\.ya?ml$/).flatMap(
    (file) => (readYaml(file).datasources ?? []) as ProvisionedDataSource[]
  );
  for (const { name, type, uid } of dataSources) {
    if (!name || !type || !uid) {
      throw new Error(`A data source under ${folder}/datasources lacks its name, type or uid.`);
    }
  }
  const apps = filesIn(join(folder, 'plugins'), /\.ya?ml$/).flatMap(
    (file) =>
      (readYaml(file).apps ?? []) as Array<{
        type: string;
        disabled?: boolean;
        jsonData?: Record<string, unknown>;
      }>
  );
  return {
    dataSources,
    dashboards: filesIn(join(folder, 'dashboards'), /\.json$/).map(readDashboard),
    // Templates of annotations begin with "{{ $", which is no variable of the environment.
    ruleGroups: filesIn(join(folder, 'alerting'), /\.ya?ml$/).flatMap(
      (file) => (parse(readFileSync(file, 'utf8'))?.groups ?? []) as ProvisionedRuleGroup[]
    ),
    appSettings: new Map(
      apps.map(({ type, disabled, jsonData }) => [
        type,
        { enabled: disabled !== true, pinned: disabled !== true, jsonData: jsonData ?? {} },
      ])
    ),
  };
}

export function readDashboard(file: string): ProvisionedDashboard {
  const dashboard = JSON.parse(readFileSync(file, 'utf8'));
  if (!dashboard.uid || !dashboard.title) {
    throw new Error(`The dashboard ${file} lacks its uid or title.`);
  }
  return dashboard;
}

function filesIn(folder: string, name: RegExp): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => name.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/** Grafana expands $VAR and ${VAR} in provisioning files; docker compose files also use ${VAR:-default}. */
function readYaml(file: string) {
  const text = readFileSync(file, 'utf8').replace(
    /\$\{(\w+)(?::-([^}]*))?\}|\$([A-Za-z_]\w*)/g,
    (_, braced, fallback, plain) => process.env[braced ?? plain] || fallback || ''
  );
  return parse(text) ?? {};
}
