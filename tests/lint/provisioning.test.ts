import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  CARDINALITY_DASHBOARD_UID,
  CONTAINER_DASHBOARD_UID,
  FLEET_DASHBOARD_UID,
  NODES_DASHBOARD_UID,
  WORKLOAD_DASHBOARD_UID,
} from '../../src/contract/dashboardUids';
import { APP_ID, DATASOURCE_ID, PANEL_ID, SCOPE_VARIABLES } from '../../src/contract/ids';
import { INCLUDED_DASHBOARDS } from '../../src/contract/includedDashboards';

const ROOT = join(__dirname, '../..');
const readText = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const readYaml = (path: string) => parse(readText(path));
const readJson = (path: string) => JSON.parse(readText(path));
const filesIn = (folder: string, ending: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

interface DataSourceRef {
  type: string;
  uid: string;
}
interface Target {
  refId: string;
  datasource: DataSourceRef;
  queryType?: string;
  schemaVersion?: number;
  scope?: Record<string, string>;
  top?: number;
  job?: string;
  instance?: string;
  expr?: string;
}
interface Panel {
  id: number;
  type: string;
  datasource?: DataSourceRef;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: Target[];
  options?: { view?: string };
  panels?: Panel[];
}
interface Variable {
  name: string;
  type: string;
  query: string | { refId: string; label: string; scope: Record<string, string> };
  datasource?: DataSourceRef;
}
interface Dashboard {
  id: null;
  uid: string;
  schemaVersion: number;
  time: { from: string; to: string };
  panels: Panel[];
  templating: { list: Variable[] };
  links: Array<{ url: string }>;
}

/** Panels that ship with every Grafana of the supported range. */
const NATIVE_PANELS = ['row', 'table', 'timeseries'];
/** Which query type of the contract suits which view of the panel's options. */
const QUERY_TYPE_OF_VIEW: Record<string, string> = {
  triage: 'leaks',
  anatomy: 'anatomy',
  nodes: 'nodes',
  workload: 'workload',
  compare: 'compare',
  cardinality: 'cardinality',
};
const DASHBOARD_UIDS = [
  CARDINALITY_DASHBOARD_UID,
  CONTAINER_DASHBOARD_UID,
  FLEET_DASHBOARD_UID,
  NODES_DASHBOARD_UID,
  WORKLOAD_DASHBOARD_UID,
];
const QUERY_TYPES = Object.values(QUERY_TYPE_OF_VIEW);
/** What native panels ask directly: a variable of its own. */
const PROMETHEUS_SOURCE = { type: 'prometheus', uid: '${prometheus}' };
const OUR_SOURCE = { type: DATASOURCE_ID, uid: '${datasource}' };

const { datasources } = readYaml('provisioning/datasources/leakscope.yaml');
const compose = readYaml('docker-compose.yaml');
const variablesIn = (scope: Record<string, string>) => Object.values(scope).map((value) => value.replace(/^\$/, ''));

describe('provisioning/datasources', () => {
  const byUid = new Map<string, { type: string; url?: string; jsonData: Record<string, string> }>(
    datasources.map((source: { uid: string }) => [source.uid, source])
  );

  it('links Leakscope to a data source that is there', () => {
    const { type, jsonData, url } = byUid.get('leakscope')!;
    expect(type).toBe(DATASOURCE_ID);
    expect(byUid.get(jsonData.promUid)?.type).toBe(jsonData.promType);
    // It has no address of its own: an unmatched proxy path must lead nowhere.
    expect(url).toBeUndefined();
  });

  it('points Prometheus at the service of docker-compose.yaml', () => {
    const { hostname, port } = new URL(byUid.get('leakscope-prom')!.url!);
    expect(Object.keys(compose.services)).toContain(hostname);
    expect(compose.services[hostname].command.join(' ')).toContain(`:${port}`);
  });
});

describe('provisioning/plugins', () => {
  it('enables the app', () => {
    expect(readYaml('provisioning/plugins/leakscope.yaml').apps).toEqual([expect.objectContaining({ type: APP_ID })]);
  });
});

describe('provisioning/dashboards', () => {
  const files = filesIn('provisioning/dashboards', '.json');

  it('are those that plugin.json names, under their fixed uids', () => {
    const included = readJson('src/plugin.json')
      .includes.filter(({ type }: { type: string }) => type === 'dashboard')
      .map(({ path }: { path: string }) => `provisioning/${path}`);
    expect(files.sort()).toEqual(included.sort());
    expect(files.map((file) => readJson(file).uid).sort()).toEqual([...DASHBOARD_UIDS].sort());
    const known = INCLUDED_DASHBOARDS.map(({ uid, path }) => ({ uid, path: `provisioning/${path}` }));
    expect(known).toEqual(known.map(({ path }) => ({ uid: readJson(path).uid, path })));
    expect(known.map(({ path }) => path).sort()).toEqual(files.sort());
  });

  describe.each(files)('%s', (file) => {
    const dashboard: Dashboard = readJson(file);
    const variables = dashboard.templating.list;
    const panels = dashboard.panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
    const allTargets = panels.flatMap((panel) => panel.targets ?? []);
    const targets = allTargets.filter(({ expr }) => expr === undefined);

    it('can be imported by Grafana 11.6', () => {
      expect(dashboard.id).toBeNull();
      expect(dashboard.schemaVersion).toBeLessThanOrEqual(41);
      expect(dashboard.time).toEqual({ from: 'now-42h', to: 'now' });
    });

    it('has panels of known types with ids of their own, that do not overlap', () => {
      for (const { type } of panels) {
        expect([PANEL_ID, ...NATIVE_PANELS]).toContain(type);
      }
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      const places = dashboard.panels.map(({ gridPos }) => gridPos);
      const overlaps = places.flatMap((a, i) =>
        places
          .slice(i + 1)
          .filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
          .map((b) => [a, b])
      );
      expect(overlaps).toEqual([]);
    });

    it('asks our data source, through its variable, what it can answer', () => {
      expect(variables.find(({ name }) => name === 'datasource')).toMatchObject({
        type: 'datasource',
        query: DATASOURCE_ID,
      });
      expect(targets.length).toBeGreaterThan(0);
      for (const { datasource, queryType, schemaVersion, scope } of targets) {
        expect(datasource).toEqual(OUR_SOURCE);
        expect(schemaVersion).toBe(1);
        expect(QUERY_TYPES).toContain(queryType);
        expect(Object.keys(scope!).filter((name) => !SCOPE_VARIABLES.some((known) => known === name))).toEqual([]);
      }
    });

    it('asks Prometheus directly only in native panels, through a variable of its own', () => {
      const direct = panels.filter(({ targets: asked }) => asked?.some(({ expr }) => expr !== undefined));
      for (const { type, datasource, targets: asked } of direct) {
        expect(NATIVE_PANELS).toContain(type);
        expect([datasource, ...asked!.map((target) => target.datasource)]).toEqual(
          [datasource, ...asked!].map(() => PROMETHEUS_SOURCE)
        );
        expect(variables.find(({ name }) => name === 'prometheus')).toMatchObject({ type: 'datasource' });
      }
    });

    it('draws our panel in a view that suits its query', () => {
      const ours = panels.filter(({ type }) => type === PANEL_ID);
      expect(ours.length).toBeGreaterThan(0);
      for (const { options, targets: asked } of ours) {
        expect(Object.keys(QUERY_TYPE_OF_VIEW)).toContain(options?.view);
        expect(asked?.map(({ queryType }) => queryType)).toEqual([QUERY_TYPE_OF_VIEW[options!.view!]]);
      }
    });

    it('uses no variable that is missing, and none that comes later', () => {
      const names = variables.map(({ name }) => name);
      for (const { scope, job, instance } of targets) {
        const used = { ...scope, ...(job && { job }), ...(instance && { instance }) };
        expect(names).toEqual(expect.arrayContaining(variablesIn(used)));
      }
      variables.forEach(({ query, datasource }, index) => {
        if (typeof query !== 'string') {
          expect(datasource).toEqual(OUR_SOURCE);
          expect(SCOPE_VARIABLES).toContain(query.label);
          expect(names.slice(0, index)).toEqual(expect.arrayContaining(variablesIn(query.scope)));
        }
      });
    });

    it('links to dashboards that are there', () => {
      for (const { url } of dashboard.links) {
        expect(DASHBOARD_UIDS.map((uid) => `/d/${uid}`)).toContain(url);
      }
    });
  });
});

describe('docker-compose.yaml', () => {
  it('extends the scaffold and allows all three plugins unsigned', () => {
    const { grafana } = compose.services;
    const base = readYaml(grafana.extends.file);
    expect(base.services).toHaveProperty(grafana.extends.service);
    expect(Object.keys(base.services.grafana.build.args)).toEqual(
      expect.arrayContaining(Object.keys(grafana.build.args))
    );
    expect(grafana.environment.GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS.split(',')).toEqual([
      APP_ID,
      DATASOURCE_ID,
      PANEL_ID,
    ]);
  });

  it('waits for services that are there and have a health check', () => {
    for (const name of Object.keys(compose.services.grafana.depends_on)) {
      expect(compose.services[name].healthcheck).toBeDefined();
    }
  });

  it('copies files that are there into the image of Prometheus', () => {
    const recipe: string = compose.services.prometheus.build.dockerfile_inline;
    const sources = [...recipe.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, list]) => list.split(' '));
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) {
      const [folder, ending] = source.split('*');
      expect(ending === undefined ? [folder] : filesIn(folder.replace(/\/$/, ''), ending)).not.toEqual([]);
      expect(() => readdirSync(join(ROOT, folder.replace(/[^/]*\.mjs$/, '')))).not.toThrow();
    }
  });
});

describe('.github/workflows', () => {
  it.each(filesIn('.github/workflows', '.yml'))('%s runs scripts that package.json has', (file) => {
    const { scripts } = readJson('package.json');
    for (const [, script] of readText(file).matchAll(/npm run ([\w:]+)/g)) {
      expect(Object.keys(scripts)).toContain(script);
    }
    expect(Object.keys(readYaml(file).jobs).length).toBeGreaterThan(0);
  });
});
