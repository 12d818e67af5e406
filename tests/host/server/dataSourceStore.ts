import { randomUUID } from 'node:crypto';
import type { ProvisionedDataSource } from './readProvisioning';

/** A data source as the server knows it. Only this process sees `secureJsonData`. */
export interface DataSource {
  id: number;
  uid: string;
  orgId: number;
  name: string;
  type: string;
  url: string;
  access: string;
  isDefault: boolean;
  readOnly: boolean;
  basicAuth: boolean;
  version: number;
  jsonData: Record<string, unknown>;
  secureJsonData: Record<string, string>;
}

type Changes = Partial<Omit<DataSource, 'id'>> & { secureJsonFields?: Record<string, boolean> };

export class DataSourceStore {
  private readonly byUid = new Map<string, DataSource>();
  private nextId = 1;

  constructor(provisioned: ProvisionedDataSource[], prometheusUrl: string | null) {
    for (const { editable, ...settings } of provisioned) {
      const url = settings.type === 'prometheus' && prometheusUrl ? prometheusUrl : settings.url;
      this.add({ ...settings, url, readOnly: editable === false });
    }
  }

  all(): DataSource[] {
    return [...this.byUid.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  find(uid: string): DataSource | undefined {
    return this.byUid.get(uid);
  }

  findByName(name: string): DataSource | undefined {
    return this.all().find((dataSource) => dataSource.name === name);
  }

  add(settings: Changes): DataSource {
    const dataSource: DataSource = {
      orgId: 1,
      access: 'proxy',
      basicAuth: false,
      version: 1,
      ...settings,
      id: this.nextId++,
      uid: settings.uid || randomUUID().slice(0, 13),
      name: settings.name ?? '',
      type: settings.type ?? '',
      url: (settings.url ?? '').replace(/\/$/, ''),
      isDefault: settings.isDefault ?? false,
      readOnly: settings.readOnly ?? false,
      jsonData: settings.jsonData ?? {},
      secureJsonData: settings.secureJsonData ?? {},
    };
    this.byUid.set(dataSource.uid, dataSource);
    return dataSource;
  }

  /** Secrets that the request leaves out stay; a field whose `secureJsonFields` flag is false was reset. */
  update(existing: DataSource, { secureJsonFields, ...changes }: Changes): DataSource {
    const kept = Object.entries(existing.secureJsonData).filter(([name]) => secureJsonFields?.[name] !== false);
    const updated: DataSource = {
      ...existing,
      ...changes,
      id: existing.id,
      uid: existing.uid,
      readOnly: existing.readOnly,
      version: existing.version + 1,
      secureJsonData: { ...Object.fromEntries(kept), ...changes.secureJsonData },
    };
    this.byUid.set(existing.uid, updated);
    return updated;
  }

  remove(uid: string): boolean {
    return this.byUid.delete(uid);
  }
}

/** What may leave the server: which secrets are set, never their values. */
export function toPublicDataSource({ secureJsonData, ...dataSource }: DataSource) {
  const secureJsonFields = Object.fromEntries(Object.keys(secureJsonData).map((name) => [name, true]));
  return { ...dataSource, secureJsonFields, accessControl: { 'datasources:write': true } };
}
