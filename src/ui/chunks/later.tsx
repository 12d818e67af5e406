import { LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect, useState, type ComponentType, type FunctionComponent, type ReactElement } from 'react';
import { type ChunkError, loadChunk } from '../../engine';
import { ChunkFailure } from './ChunkFailure';

/** A component whose code comes when it is first drawn, or earlier where somebody knows that it will be. */
export type LaterComponent<Props> = FunctionComponent<Props> & { preload(): Promise<void> };

/**
 * `load` is `() => import('./X')` and the component of it. Unlike `React.lazy` a failure is not for ever: it is said where
 * the component would be, with a button that tries again. Once its code is here it is drawn at once, everywhere.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactElement = <LoadingPlaceholder text="" />
): LaterComponent<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let pending: Promise<void> | null = null;

  const request = () =>
    (pending ??= loadChunk(load)
      .then((component) => void (Loaded = component))
      .finally(() => (pending = null)));

  function Later(props: Props) {
    // What became of the load: null while it is under way, or else why it failed, and nothing where it did not.
    const [outcome, setOutcome] = useState<string | null>(null);
    const isMissing = Loaded === null && outcome === null;
    useEffect(() => {
      if (!isMissing) {
        return;
      }
      let isHere = true;
      const end = (error?: ChunkError) => isHere && setOutcome(error?.message ?? '');
      request().then(() => end(), end);
      return () => {
        isHere = false;
      };
    }, [isMissing]);
    if (Loaded !== null) {
      return <Loaded {...props} />;
    }
    return outcome === null ? waiting : <ChunkFailure message={outcome} onRetry={() => setOutcome(null)} />;
  }

  return Object.assign(Later, {
    // Whoever draws the component tells of the failure.
    preload: () => (Loaded === null ? request().catch(() => {}) : Promise.resolve()),
  });
}
