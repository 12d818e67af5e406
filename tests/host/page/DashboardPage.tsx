import { selectors } from '@grafana/e2e-selectors';
import { locationService, getBackendSrv } from '@grafana/runtime';
import { sceneGraph, useUrlSync, VizPanel } from '@grafana/scenes';
import { Alert } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import { buildDashboardScene, type DashboardScene } from './buildDashboardScene';
import type { DashboardJson } from './dashboardJson';
import { PageFrame } from './PageFrame';

export function DashboardPage() {
  const { uid = '' } = useParams();
  const [loaded, setLoaded] = useState<{ uid: string; scene?: DashboardScene; error?: string }>();
  useEffect(() => {
    let left = false;
    getBackendSrv()
      .get<{ dashboard: DashboardJson }>(`/api/dashboards/uid/${encodeURIComponent(uid)}`, undefined, undefined, {
        showErrorAlert: false,
      })
      .then(({ dashboard }) => ({ uid, scene: buildDashboardScene(dashboard) }))
      .catch((error) => ({ uid, error: error.data?.message ?? error.message }))
      .then((result) => left || setLoaded(result));
    return () => {
      left = true;
    };
  }, [uid]);

  if (loaded?.uid !== uid) {
    return <PageFrame title="Loading dashboard">{null}</PageFrame>;
  }
  if (!loaded.scene) {
    return (
      <PageFrame title="Dashboard">
        <Alert severity="error" title={loaded.error ?? 'The dashboard could not be read.'} />
      </PageFrame>
    );
  }
  return <DashboardView key={uid} scene={loaded.scene} />;
}

function DashboardView({ scene }: { scene: DashboardScene }) {
  const inSync = useUrlSync(scene, { updateUrlOnInit: true, createBrowserHistorySteps: true });
  const { title, body, controls } = scene.useState();
  useEffect(() => {
    if (inSync) {
      return scene.activate();
    }
    return undefined;
  }, [scene, inSync]);
  if (!inSync) {
    return <PageFrame title={title}>{null}</PageFrame>;
  }
  const viewed = locationService.getSearch().get('viewPanel');
  const solo = viewed ? sceneGraph.findObject(scene, ({ state }) => state.key === viewed) : null;
  return (
    <PageFrame title={title}>
      <div
        data-testid={selectors.pages.Dashboard.Controls}
        style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'flex-end', marginBottom: 8 }}
      >
        {controls.map((control) => (
          <control.Component key={control.state.key} model={control} />
        ))}
      </div>
      {solo instanceof VizPanel ? (
        <div style={{ height: 'calc(100vh - 160px)', display: 'flex' }}>
          <solo.Component model={solo} />
        </div>
      ) : (
        <body.Component model={body} />
      )}
    </PageFrame>
  );
}
