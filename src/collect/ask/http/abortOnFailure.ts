/** Runs `work` with a signal that aborts with the caller's, and when `work` fails: nothing that it began goes on. */
export async function abortOnFailure<T>(
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  if (signal?.aborted) {
    stop();
  }
  signal?.addEventListener('abort', stop);
  try {
    return await work(controller.signal);
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
