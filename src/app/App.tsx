import React from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { APP_ID } from '../contract/ids';
import { SetupPage } from './SetupPage';

/** The pages of the app, below /a/leakscope-memory-app. */
export function App() {
  return (
    <Routes>
      <Route path="setup" element={<SetupPage />} />
      <Route path="*" element={<Navigate to={`/a/${APP_ID}/setup`} replace />} />
    </Routes>
  );
}
