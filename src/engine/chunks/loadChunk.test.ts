import { ChunkError, loadChunk } from './loadChunk';

describe('loadChunk(load)', () => {
  test('is what came', async () => {
    await expect(loadChunk(async () => ({ answer: 42 }))).resolves.toEqual({ answer: 42 });
  });

  test('a failure names the file and says what to do', async () => {
    const request = 'http://grafana/public/plugins/leakscope-memory-panel/nodes.js?_cache=1';
    const error = Object.assign(new Error('Loading chunk nodes failed.\n(error: ...)'), { request });
    const failure = await loadChunk(() => Promise.reject(error)).catch((one: unknown) => one);
    expect(failure).toBeInstanceOf(ChunkError);
    expect((failure as Error).message).toBe(
      `A part of Leakscope could not be loaded (${request}): try again, or reload the page if the plugin was updated.`
    );
  });

  test.each([new Error('no network'), 'no network', undefined])('a failure of another kind: %s', async (error) => {
    await expect(loadChunk(() => Promise.reject(error))).rejects.toThrow(`could not be loaded (${error}): try again`);
  });

  test('the next call asks again', async () => {
    const load = jest.fn().mockRejectedValueOnce(new Error('no network')).mockResolvedValueOnce('here');
    await expect(loadChunk(load)).rejects.toThrow(ChunkError);
    await expect(loadChunk(load)).resolves.toBe('here');
  });
});
