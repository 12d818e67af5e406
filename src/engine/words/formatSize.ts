import { say } from '../language/say';
import { toSize } from './toSize';

/** A size for sentences: three or four figures, such as `635 MiB` and `1.4 GiB`. The sign is left to the sentence. */
export function formatSize(bytes: number): string {
  return Number.isFinite(bytes) ? toSize(bytes, (value) => (value >= 100 ? 0 : 1)) : say`an unknown size`;
}
