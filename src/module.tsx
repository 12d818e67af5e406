import { AppPlugin } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

// Grafana loads this file at its own start: pages come when they are opened.
const LazyApp = lazy(async () => ({ default: (await import('./app/App')).App }));

function Root() {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <LazyApp />
    </Suspense>
  );
}

export const plugin = new AppPlugin().setRootPage(Root);
