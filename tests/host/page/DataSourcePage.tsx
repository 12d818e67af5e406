import {
  PluginContextProvider,
  type DataSourcePlugin,
  type DataSourceSettings,
  type TestDataSourceResponse,
} from '@grafana/data';
import { selectors } from '@grafana/e2e-selectors';
import { config, getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, Field, Input, type AlertVariant } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import { loadDataSourcePlugin } from './loadPlugin';
import { PageFrame } from './PageFrame';

type Settings = DataSourceSettings<any, any>;
type Plugin = DataSourcePlugin<any, any, any, any>;

export function DataSourcePage() {
  const { uid = '' } = useParams();
  const [settings, setSettings] = useState<Settings>();
  const [plugin, setPlugin] = useState<Plugin>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    open(uid).then(
      (opened) => {
        setPlugin(opened.plugin);
        setSettings(opened.settings);
      },
      (error) => setFailure(error.data?.message ?? error.message)
    );
  }, [uid]);

  if (failure) {
    return (
      <PageFrame title="Data source">
        <Alert severity="error" title={failure} />
      </PageFrame>
    );
  }
  return (
    <PageFrame title={settings?.name ?? 'Data source'}>
      {settings && plugin && <SettingsForm settings={settings} plugin={plugin} onChange={setSettings} />}
    </PageFrame>
  );
}

async function open(uid: string): Promise<{ settings: Settings; plugin: Plugin }> {
  const settings = await getBackendSrv().get<Settings>(`/api/datasources/uid/${uid}`, undefined, undefined, {
    showErrorAlert: false,
  });
  // A data source that was made after the page was loaded is not among its settings yet.
  if (!getDataSourceSrv().getInstanceSettings(uid)) {
    await getDataSourceSrv().reload();
  }
  const { meta } = Object.values(config.datasources).find((candidate) => candidate.uid === uid)!;
  return { settings, plugin: await loadDataSourcePlugin(meta) };
}

interface FormProps {
  settings: Settings;
  plugin: Plugin;
  onChange(settings: Settings): void;
}

function SettingsForm({ settings, plugin, onChange }: FormProps) {
  const [result, setResult] = useState<TestDataSourceResponse>();
  const [isTesting, setIsTesting] = useState(false);
  const { ConfigEditor } = plugin.components;

  const saveAndTest = async () => {
    setIsTesting(true);
    try {
      onChange(await save(settings));
      const instance = await getDataSourceSrv().get(settings.uid);
      setResult(await instance.testDatasource());
    } catch (error) {
      const { data, message } = error as { data?: { message?: string }; message?: string };
      setResult({ status: 'error', message: data?.message ?? message ?? 'The test failed.' });
    } finally {
      setIsTesting(false);
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saveAndTest();
      }}
    >
      <Field label="Name">
        <Input
          data-testid={selectors.pages.DataSource.name}
          id="basic-settings-name"
          width={40}
          value={settings.name}
          onChange={(event) => onChange({ ...settings, name: event.currentTarget.value })}
        />
      </Field>
      <PluginContextProvider meta={plugin.meta}>
        {ConfigEditor && <ConfigEditor options={settings} onOptionsChange={onChange} />}
      </PluginContextProvider>
      {result && (
        <div data-testid={selectors.pages.DataSource.alert}>
          <Alert severity={toSeverity(result.status)} title={result.message}>
            {result.details?.verboseMessage || result.details?.message}
          </Alert>
        </div>
      )}
      <Button
        type="submit"
        disabled={isTesting || settings.readOnly}
        data-testid={selectors.pages.DataSource.saveAndTest}
      >
        Save &amp; test
      </Button>
    </form>
  );
}

async function save(settings: Settings): Promise<Settings> {
  const url = `/api/datasources/uid/${settings.uid}`;
  await getBackendSrv().put(url, settings, { showErrorAlert: false });
  await getDataSourceSrv().reload();
  return getBackendSrv().get(url);
}

function toSeverity(status: string): AlertVariant {
  return status === 'success' || status === 'warning' || status === 'info' ? status : 'error';
}
