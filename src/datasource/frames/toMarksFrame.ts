import type { DataFrame } from '@grafana/data';
import type { Mark } from '../../collect/facts/marks/mark';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { marksFrame } from '../../contract/marksFrame';

/** Marks as annotations, the latest ones. */
export function toMarksFrame(refId: string, marks: readonly Mark[]): DataFrame {
  return encodeFrame(marksFrame, marks.slice(-marksFrame.mostRows.value), { refId });
}
