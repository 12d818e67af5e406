import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { APP_PATHS } from './appPaths';
import { NowPage } from './now/NowPage';
import { SetupPage } from './SetupPage';

const AlertsPage = lazy(async () => ({ default: (await import('./alerts/AlertsPage')).AlertsPage }));
const NewAlertPage = lazy(async () => ({ default: (await import('./alerts/NewAlertPage')).NewAlertPage }));
const DiagnosePage = lazy(async () => ({ default: (await import('./ways/DiagnosePage')).DiagnosePage }));
const RecordingPage = lazy(async () => ({ default: (await import('./recording/RecordingPage')).RecordingPage }));

/** The pages of the app, below /a/leakscope-memory-app. */
export function App() {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <Routes>
        <Route path="now" element={<NowPage />} />
        <Route path="setup" element={<SetupPage />} />
        <Route path="alerts" element={<AlertsPage />} />
        <Route path="alerts/new" element={<NewAlertPage />} />
        <Route path="recording" element={<RecordingPage />} />
        <Route path="diagnose" element={<DiagnosePage />} />
        <Route path="*" element={<Navigate to={APP_PATHS.now} replace />} />
      </Routes>
    </Suspense>
  );
}
