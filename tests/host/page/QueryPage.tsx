import { CoreApp, PluginContextProvider, type DataSourceApi } from '@grafana/data';
import { getDataSourceSrv, getTemplateSrv, locationService } from '@grafana/runtime';
import {
  EmbeddedScene,
  SceneControlsSpacer,
  SceneFlexItem,
  SceneFlexLayout,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  sceneGraph,
  UrlSyncContextProvider,
  VizPanel,
} from '@grafana/scenes';
import React, { useEffect, useMemo, useState } from 'react';
import { PageFrame } from './PageFrame';
import type { SceneDataQuery } from './sceneTypes';

/** The plugin's query editor above one panel: /workbench/query?uid=…&panel=…&query=… */
export function QueryPage() {
  const parameters = locationService.getSearch();
  const uid = getTemplateSrv().replace(parameters.get('uid') ?? '');
  const panelId = parameters.get('panel') ?? 'timeseries';
  const givenQuery = parameters.get('query');
  const [dataSource, setDataSource] = useState<DataSourceApi>();
  useEffect(() => {
    getDataSourceSrv().get(uid).then(setDataSource);
  }, [uid]);
  return (
    <PageFrame title="Query">
      {dataSource && <QueryView dataSource={dataSource} panelId={panelId} givenQuery={givenQuery} />}
    </PageFrame>
  );
}

interface ViewProps {
  dataSource: DataSourceApi;
  panelId: string;
  givenQuery: string | null;
}

function QueryView({ dataSource, panelId, givenQuery }: ViewProps) {
  const [query, setQuery] = useState<SceneDataQuery>(() => ({
    ...dataSource.getDefaultQuery?.(CoreApp.Explore),
    refId: 'A',
    ...(givenQuery ? JSON.parse(givenQuery) : {}),
    datasource: dataSource.getRef(),
  }));
  const scene = useMemo(() => buildQueryScene(dataSource, panelId), [dataSource, panelId]);
  const runner = scene.state.$data as SceneQueryRunner;
  const { data } = runner.useState();
  const { value: range } = sceneGraph.getTimeRange(scene).useState();
  const QueryEditor = dataSource.components?.QueryEditor;
  const run = () => {
    runner.setState({ queries: [query] });
    runner.runQueries();
  };
  // The first run needs no click, as in a dashboard.
  useEffect(() => runner.setState({ queries: [query] }), []); // eslint-disable-line react-hooks/exhaustive-deps

  return (
    <>
      <PluginContextProvider meta={dataSource.meta}>
        {QueryEditor && (
          <QueryEditor
            app={CoreApp.Explore}
            datasource={dataSource}
            query={query}
            queries={[query]}
            range={range}
            data={data}
            onChange={(changed: SceneDataQuery) => setQuery(changed)}
            onRunQuery={run}
          />
        )}
      </PluginContextProvider>
      <button type="button" onClick={run}>
        Run query
      </button>
      <div style={{ height: 500, display: 'flex' }}>
        <UrlSyncContextProvider scene={scene} updateUrlOnInit>
          <scene.Component model={scene} />
        </UrlSyncContextProvider>
      </div>
    </>
  );
}

function buildQueryScene(dataSource: DataSourceApi, panelId: string): EmbeddedScene {
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({ from: 'now-6h', to: 'now', timeZone: 'utc' }),
    $data: new SceneQueryRunner({ datasource: dataSource.getRef(), queries: [] }),
    controls: [new SceneControlsSpacer(), new SceneTimePicker({}), new SceneRefreshPicker({})],
    body: new SceneFlexLayout({
      children: [new SceneFlexItem({ body: new VizPanel({ pluginId: panelId, title: 'Result' }) })],
    }),
  });
}
