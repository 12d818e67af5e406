import { say } from '../language/say';

/** A part of our own code did not come. Its message is a sentence for the user. */
export class ChunkError extends Error {}

/**
 * What `load` brings: `() => import('./x')`, with a file of the built plugin behind it. A failure says which file, and what
 * to do about it. Nothing is kept: webpack forgets a file that failed, and the next call asks for it again.
 */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new ChunkError(
      say`A part of Leakscope could not be loaded (${nameOf(error)}): try again, or reload the page if the plugin was updated.`,
      { cause: error }
    );
  }
}

/** webpack's error has the address of the file, which people can open. */
const nameOf = (error: unknown) => String((error as { request?: unknown } | undefined)?.request ?? error);
