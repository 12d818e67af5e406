import { PluginContextProvider, type AppPlugin } from '@grafana/data';
import { getBackendSrv, locationSearchToObject } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, LoadingPlaceholder, Stack, Tab, TabsBar, TextLink } from '@grafana/ui';
import React, { Suspense, useEffect, useState } from 'react';
import { useLocation, useParams } from 'react-router-dom-v5-compat';
import { setPluginPage, type PluginPageProps } from 'workbench:pluginPage';
import { loadAppPlugin } from './loadPlugin';
import { PageFrame } from './PageFrame';

setPluginPage(WorkbenchPluginPage);

function WorkbenchPluginPage({ pageNav, children, subTitle, actions }: PluginPageProps) {
  return (
    <PageFrame title={pageNav?.text ?? 'Leakscope'} pageNav={pageNav}>
      <div style={{ marginBottom: 16 }}>
        <Stack justifyContent="space-between" alignItems="flex-start" wrap="wrap">
          <span>{subTitle ?? pageNav?.subTitle}</span>
          <div>{actions}</div>
        </Stack>
      </div>
      {pageNav?.children && (
        <nav aria-label="Pages" style={{ marginBottom: 16 }}>
          <TabsBar>
            {pageNav.children.map(({ text, url, active }) => (
              <Tab key={url} label={text} href={url} active={active} />
            ))}
          </TabsBar>
        </nav>
      )}
      {children}
    </PageFrame>
  );
}

export function AppPluginPage() {
  const { id = '' } = useParams();
  const { pathname, search } = useLocation();
  const [plugin, setPlugin] = useState<AppPlugin>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    getBackendSrv()
      .get(`/api/plugins/${id}/settings`)
      .then((meta) => {
        if (!meta.enabled) {
          throw new Error('Application Not Enabled');
        }
        return loadAppPlugin(meta);
      })
      .then(setPlugin, (error) => setFailure(error.data?.message ?? error.message));
  }, [id]);

  if (failure) {
    return (
      <PageFrame title={id}>
        <Alert severity="error" title={failure} />
        <TextLink href={`/plugins/${id}`}>The page of the plugin</TextLink>
      </PageFrame>
    );
  }
  if (!plugin?.root) {
    return <LoadingPlaceholder text="Loading ..." />;
  }
  return (
    <ErrorBoundaryAlert>
      <Suspense fallback={<LoadingPlaceholder text="Loading ..." />}>
        <PluginContextProvider meta={plugin.meta}>
          <plugin.root
            meta={plugin.meta}
            basename={`/a/${id}`}
            onNavChanged={() => {}}
            query={locationSearchToObject(search) as Record<string, string>}
            path={pathname}
          />
        </PluginContextProvider>
      </Suspense>
    </ErrorBoundaryAlert>
  );
}
