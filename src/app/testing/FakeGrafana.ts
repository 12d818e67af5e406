import { setBackendSrv, type BackendSrv, type BackendSrvRequest, type FetchResponse } from '@grafana/runtime';
import { Observable, of, throwError } from 'rxjs';
import { INCLUDED_DASHBOARDS } from '../../contract/includedDashboards';
import type { Folder, StoredGroup, StoredRule } from '../grafana/apiTypes';

interface Fault {
  method: string;
  path: RegExp;
  /** 0: the connection broke after Grafana did what was asked. */
  status: number;
  message?: string;
  messageId?: string;
}

/** The edge of Grafana for tests: folders and rule groups in memory, behind BackendSrv.fetch. */
export class FakeGrafana {
  folders: Folder[] = [];
  groups: StoredGroup[] = [];
  /** Of a store's own ruler, by name. */
  readonly rulerGroups = new Map<string, { name: string; interval: string; rules: object[] }>();
  /** The next request of this kind fails. */
  fault: Fault | null = null;
  readonly calls: Array<{ method: string; url: string; headers: Record<string, unknown>; data: unknown }> = [];
  /** Of a rule itself all versions tell where it comes from; of those of a group 12.4 does not. */
  groupsTellProvenance = false;
  listed: unknown = { data: { groups: [] } };
  /** Paths of the app's dashboards that are not there. */
  missingDashboards: string[] = [];

  install(): this {
    const srv: Pick<BackendSrv, 'fetch'> = { fetch: <T>(request: BackendSrvRequest) => this.answer<T>(request) };
    setBackendSrv(srv as BackendSrv);
    return this;
  }

  get written(): StoredGroup[] {
    return this.calls.filter(({ method }) => method === 'PUT').map(({ data }) => data as StoredGroup);
  }

  private answer<T>({
    url,
    method = 'GET',
    data,
    headers = {},
    ...rest
  }: BackendSrvRequest): Observable<FetchResponse<T>> {
    this.calls.push({ method, url, headers, data });
    if (rest.showErrorAlert !== false) {
      throw new Error(`${method} ${url} would pop up.`);
    }
    const fault = this.fault?.method === method && this.fault.path.test(url) ? this.fault : null;
    if (fault) {
      this.fault = null;
      if (fault.status === 0) {
        this.handle(method, url, data);
      }
      return throwError(() => ({
        status: fault.status,
        statusText: '',
        data: { message: fault.message, messageId: fault.messageId },
        config: {},
      }));
    }
    const [status, body] = this.handle(method, url, data);
    return status < 300
      ? of({ data: body, status, ok: true } as unknown as FetchResponse<T>)
      : throwError(() => ({ status, statusText: 'x', data: body, config: {} }));
  }

  private handle(method: string, url: string, data: unknown): [number, unknown] {
    const path = decodeURIComponent(url.split('?')[0]);
    const group = /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/(.+)$/.exec(path);
    const ruler = /^\/api\/ruler\/[^/]+\/api\/v1\/rules\/([^/]+)(?:\/(.+))?$/.exec(path);
    const rule = /^\/api\/v1\/provisioning\/alert-rules\/(.+)$/.exec(path);
    if (group) {
      return this.handleGroup(method, group[1], group[2], data);
    }
    if (ruler) {
      return this.handleRuler(method, ruler[2], data);
    }
    if (rule) {
      const found = this.rules().find(({ uid }) => uid === rule[1]);
      return found ? [200, found] : [404, { message: 'alert rule not found' }];
    }
    if (path === '/api/folders' && method === 'POST') {
      const folder = { uid: `f${this.folders.length + 1}`, title: (data as Folder).title };
      this.folders.push(folder);
      return [200, folder];
    }
    if (path === '/api/folders') {
      return [200, this.folders];
    }
    if (path === '/api/prometheus/grafana/api/v1/rules') {
      return [200, this.listed];
    }
    return this.handleDashboards(method, path, data) ?? [501, { message: `${method} ${url}` }];
  }

  private handleRuler(method: string, group: string | undefined, data: unknown): [number, unknown] {
    if (method === 'POST') {
      const { name } = data as { name: string };
      this.rulerGroups.set(name, JSON.parse(JSON.stringify(data)));
      return [202, {}];
    }
    const found = this.rulerGroups.get(group ?? '');
    if (method === 'DELETE') {
      this.rulerGroups.delete(group ?? '');
    }
    return found ? [method === 'DELETE' ? 202 : 200, found] : [404, { message: 'group does not exist' }];
  }

  private handleDashboards(method: string, path: string, data: unknown): [number, unknown] | null {
    const dashboard = INCLUDED_DASHBOARDS.find(({ uid }) => path === `/api/dashboards/uid/${uid}`);
    if (dashboard) {
      return this.missingDashboards.includes(dashboard.path)
        ? [404, { message: 'Dashboard not found' }]
        : [200, { dashboard: { uid: dashboard.uid } }];
    }
    if (path === '/api/dashboards/import' && method === 'POST') {
      this.missingDashboards = this.missingDashboards.filter((one) => one !== (data as { path: string }).path);
      return [200, { imported: true }];
    }
    return null;
  }

  private handleGroup(method: string, folderUid: string, title: string, data: unknown): [number, unknown] {
    const at = this.groups.findIndex((one) => one.folderUid === folderUid && one.title === title);
    if (method === 'DELETE' && at >= 0) {
      this.groups = this.groups.filter((_, index) => index !== at);
      return [204, ''];
    }
    if (method === 'PUT') {
      const foreign = this.groups[at]?.rules.find(({ provenance }) => provenance);
      if (foreign) {
        const message = `cannot update with provided provenance '', needs '${foreign.provenance}'`;
        return [409, { message, messageId: 'alerting.provenanceMismatch' }];
      }
      const saved = JSON.parse(JSON.stringify(data)) as StoredGroup;
      this.groups = [...this.groups.filter((_, index) => index !== at), saved];
      return [200, saved];
    }
    return at < 0 ? [404, { message: 'not found' }] : [200, this.toGivenGroup(this.groups[at])];
  }

  private toGivenGroup(group: StoredGroup): StoredGroup {
    return this.groupsTellProvenance
      ? group
      : { ...group, rules: group.rules.map(({ provenance: _, ...rule }) => rule) };
  }

  private rules(): StoredRule[] {
    return this.groups.flatMap(({ rules, title, folderUid }) =>
      rules.map((rule) => ({ ...rule, ruleGroup: title, folderUID: folderUid }))
    );
  }
}
