import type { DataFrame } from '@grafana/data';
import { escapeControls } from '../../engine';

/** Why there is nothing to look at, as the answer says it: nothing seen is not nothing to do. */
export function describeNothing(frames: readonly DataFrame[], otherwise: string): string {
  const why = frames.flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => escapeControls(text));
  return why.length > 0 ? [...new Set(why)].join(' ') : otherwise;
}
