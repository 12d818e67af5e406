import { useEffect, useRef, useState } from 'react';
import { isAborted } from '../../collect/ask/prometheusError';

export type CheckState<R> =
  { is: 'idle' } | { is: 'running' } | { is: 'done'; result: R } | { is: 'failed'; message: string };

/** A check that somebody starts. A new one takes the place of the one before; it ends with the page. */
export function useCheck<R>(check: (signal: AbortSignal) => Promise<R | null>): {
  state: CheckState<R>;
  run: () => Promise<void>;
} {
  const [state, setState] = useState<CheckState<R>>({ is: 'idle' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const run = async () => {
    controller.current?.abort();
    controller.current = new AbortController();
    const { signal } = controller.current;
    setState({ is: 'running' });
    try {
      const result = await check(signal);
      setState(result === null ? { is: 'idle' } : { is: 'done', result });
    } catch (error) {
      if (!isAborted(error) && !signal.aborted) {
        setState({ is: 'failed', message: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  return { state, run };
}
