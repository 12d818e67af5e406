import React, { useEffect, useReducer, useState, type ComponentType, type FunctionComponent, type ReactElement } from 'react';
import { ChunkError, loadChunk } from '../../engine';
import { ChunkFailure } from './ChunkFailure';

/** A component whose code comes when it is first drawn, or earlier where somebody knows that it will be. */
export type LaterComponent<Props> = FunctionComponent<Props> & { preload(): Promise<void> };

/**
 * `load` is `() => import('./X')` and the component of it. Unlike `React.lazy` a failure is not for ever: it is said where
 * the component would be, with a button that tries again. Once its code is here it is drawn at once, everywhere.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactElement | null = null
): LaterComponent<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let pending: Promise<void> | null = null;

  const start = async () => {
    try {
      Loaded = await loadChunk(load);
    } finally {
      pending = null;
    }
  };
  const request = () => (pending ??= start());

  function Later(props: Props) {
    const [failure, setFailure] = useState<string | null>(null);
    const [, redraw] = useReducer((count: number) => count + 1, 0);
    const isMissing = Loaded === null && failure === null;
    useEffect(() => {
      if (!isMissing) {
        return;
      }
      let isHere = true;
      request().then(
        () => isHere && redraw(),
        (error: ChunkError) => isHere && setFailure(error.message)
      );
      return () => {
        isHere = false;
      };
    }, [isMissing]);
    if (Loaded !== null) {
      return <Loaded {...props} />;
    }
    return failure === null ? waiting : <ChunkFailure message={failure} onRetry={() => setFailure(null)} />;
  }

  return Object.assign(Later, {
    // Whoever draws the component tells of the failure.
    preload: () => (Loaded === null ? request().catch(() => {}) : Promise.resolve()),
  });
}
