import type { PluginMeta } from '@grafana/data';
import { config, getBackendSrv, getDataSourceSrv, locationService } from '@grafana/runtime';
import { Alert, Button } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import { PageFrame } from './PageFrame';

/**
 * What people press on a plugin's page in Grafana: an app is switched on and off there, and a data source added. The words
 * of the buttons are Grafana's, so that specs find them in both.
 */
export function PluginDetailsPage() {
  const { id = '' } = useParams();
  const [meta, setMeta] = useState<PluginMeta>();
  const [failure, setFailure] = useState<string>();
  const fail = (error: { data?: { message?: string }; message?: string }) =>
    setFailure(error.data?.message ?? error.message);
  useEffect(() => {
    getBackendSrv().get(`/api/plugins/${id}/settings`, undefined, undefined, QUIET).then(setMeta, fail);
  }, [id]);

  const may = (action: string) => config.bootData.user.permissions?.[action] === true;
  const switchTo = (enabled: boolean) =>
    getBackendSrv()
      .post(`/api/plugins/${id}/settings`, { enabled, pinned: enabled, jsonData: meta?.jsonData }, QUIET)
      // Grafana loads its page anew: menu, panels and data sources are other ones now.
      .then(() => window.location.reload(), fail);
  const addDataSource = () =>
    getBackendSrv()
      .post('/api/datasources', { name: meta?.name, type: id, access: 'proxy', isDefault: false }, QUIET)
      .then(async ({ datasource }) => {
        await getDataSourceSrv().reload();
        locationService.push(`/connections/datasources/edit/${datasource.uid}`);
      }, fail);

  return (
    <PageFrame title={meta?.name ?? id}>
      {failure && <Alert severity="error" title={failure} />}
      <div>
        {meta?.type === 'app' && may('plugins:write') && (
          <Button variant={meta.enabled ? 'destructive' : 'primary'} onClick={() => switchTo(!meta.enabled)}>
            {meta.enabled ? 'Disable' : 'Enable'}
          </Button>
        )}
        {meta?.type === 'datasource' && may('datasources:create') && (
          <Button onClick={addDataSource}>Add new data source</Button>
        )}
      </div>
    </PageFrame>
  );
}

const QUIET = { showErrorAlert: false };
