import React from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { APP_PATHS } from './appPaths';
import { NowPage } from './now/NowPage';
import { SetupPage } from './SetupPage';
import { later } from '../ui/chunks/later';
import { DiagnosePage } from './ways/DiagnosePage';

const AlertsPage = later(async () => (await import(/* webpackChunkName: "alerts" */ './alerts/AlertsPage')).AlertsPage);
const NewAlertPage = later(
  async () => (await import(/* webpackChunkName: "alerts" */ './alerts/NewAlertPage')).NewAlertPage
);
const RecordingPage = later(
  async () => (await import(/* webpackChunkName: "alerts" */ './recording/RecordingPage')).RecordingPage
);

/** The pages of the app, below /a/leakscope-memory-app. */
export function App() {
  return (
    <Routes>
      <Route path="now" element={<NowPage />} />
      <Route path="setup" element={<SetupPage />} />
      <Route path="alerts" element={<AlertsPage />} />
      <Route path="alerts/new" element={<NewAlertPage />} />
      <Route path="recording" element={<RecordingPage />} />
      <Route path="diagnose" element={<DiagnosePage />} />
      <Route path="*" element={<Navigate to={APP_PATHS.now} replace />} />
    </Routes>
  );
}
