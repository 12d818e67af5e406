import { AppEvents, ThemeContext } from '@grafana/data';
import { config, locationService, LocationServiceProvider } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { CompatRouter, Route, Routes } from 'react-router-dom-v5-compat';
import { Router } from 'workbench:router5';
import { appEvents } from './appEvents';
import { AppPluginPage } from './AppPluginPage';
import { DashboardPage } from './DashboardPage';
import { DataSourcePage } from './DataSourcePage';
import { HomePage } from './HomePage';
import { PageFrame } from './PageFrame';
import { PluginDetailsPage } from './PluginDetailsPage';
import { QueryPage } from './QueryPage';

export function App() {
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <Router history={locationService.getHistory()}>
          <CompatRouter>
            <ModalsProvider>
              <ErrorBoundaryAlert>
                <Routes>
                  <Route path="/" element={<HomePage />} />
                  <Route path="/d/:uid/*" element={<DashboardPage />} />
                  <Route path="/a/:id/*" element={<AppPluginPage />} />
                  <Route path="/connections/datasources/edit/:uid" element={<DataSourcePage />} />
                  <Route path="/datasources/edit/:uid" element={<DataSourcePage />} />
                  <Route path="/connections/datasources/:id" element={<PluginDetailsPage />} />
                  <Route path="/plugins/:id" element={<PluginDetailsPage />} />
                  <Route path="/workbench/query" element={<QueryPage />} />
                  <Route path="*" element={<NotHere />} />
                </Routes>
              </ErrorBoundaryAlert>
              <Notices />
              <ModalRoot />
            </ModalsProvider>
            <PortalContainer />
          </CompatRouter>
        </Router>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

function NotHere() {
  return (
    <PageFrame title="Not in the workbench">
      <p>This page belongs to Grafana itself. It is there when the plugin runs in Grafana.</p>
    </PageFrame>
  );
}

type Severity = 'success' | 'warning' | 'error';
const NOTICE_MILLISECONDS = 5_000;

/** The toasts that plugins raise through app events and failed requests. */
function Notices() {
  const [notices, setNotices] = useState<Array<{ id: number; severity: Severity; title: string }>>([]);
  useEffect(() => {
    let lastId = 0;
    const show = (severity: Severity) => (payload: unknown) => {
      const id = ++lastId;
      const title = String([payload].flat()[0]);
      setNotices((shown) => [...shown, { id, severity, title }]);
      setTimeout(() => setNotices((shown) => shown.filter((notice) => notice.id !== id)), NOTICE_MILLISECONDS);
    };
    appEvents.on(AppEvents.alertSuccess, show('success'));
    appEvents.on(AppEvents.alertWarning, show('warning'));
    appEvents.on(AppEvents.alertError, show('error'));
  }, []);
  return (
    <div style={{ position: 'fixed', top: 16, right: 16, zIndex: 2000 }}>
      {notices.map(({ id, severity, title }) => (
        <Alert key={id} severity={severity} title={title} elevated />
      ))}
    </div>
  );
}
