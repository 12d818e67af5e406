import { config } from '@grafana/runtime';
import { initPluginTranslations } from '@grafana/i18n';
import React from 'react';
import { createRoot } from 'react-dom/client';
import 'uplot/dist/uPlot.min.css';
import 'react-grid-layout/css/styles.css';
import 'react-resizable/css/styles.css';
import './page.css';
import { App } from './App';
import { registerRegistries } from './registries';
import { registerServices } from './registerServices';
import { shareModules } from './shareModules';

async function start() {
  // The browser's own theme-dependent parts (scroll bars, form controls) follow the page.
  document.documentElement.style.colorScheme = config.theme2.isLight ? 'light' : 'dark';
  await initPluginTranslations('leakscope-workbench', []);
  registerRegistries();
  registerServices();
  shareModules();
  createRoot(document.getElementById('reactRoot')!).render(<App />);
}

start();
