import { FieldType, type DataFrame } from '@grafana/data';
import { PROCESSES } from '../../../contract/frames';
import { capText } from '../../parts/words/capText';
import { bytesAt, countRows, findField, numberAt, textAt } from '../frames/fieldValues';

export interface ProcessRow {
  name: string;
  count: number;
  bytes: number;
  /** 0 to 1, of all processes of the container. */
  share: number | null;
  growthBytes: number | null;
}

export interface ProcessList {
  measure: 'pss' | 'rss';
  /** The largest first. */
  rows: ProcessRow[];
}

/** More processes than this are not listed; the sentence counts them all the same. */
export const MAX_PROCESSES = 500;

export function isProcessesFrame(frame: DataFrame): boolean {
  return (
    findField(frame, PROCESSES.process)?.type === FieldType.string &&
    findField(frame, PROCESSES.bytes)?.type === FieldType.number &&
    findField(frame, PROCESSES.measure) !== undefined
  );
}

/** The processes of one container; null where no frame has any. A row without bytes is left out. */
export function readProcesses(frames: DataFrame[]): ProcessList | null {
  const frame = frames.find((one) => isProcessesFrame(one) && countRows(one) > 0);
  if (!frame) {
    return null;
  }
  const field = (name: string) => findField(frame, name);
  const rows: ProcessRow[] = [];
  for (let row = 0; row < Math.min(countRows(frame), MAX_PROCESSES); row++) {
    const name = textAt(field(PROCESSES.process), row);
    const bytes = bytesAt(field(PROCESSES.bytes), row);
    if (name !== null && bytes !== null) {
      rows.push({
        name: capText(name),
        count: Math.max(1, numberAt(field(PROCESSES.count), row) ?? 1),
        bytes,
        share: bytesAt(field(PROCESSES.share), row),
        growthBytes: numberAt(field(PROCESSES.growthBytes), row),
      });
    }
  }
  rows.sort((a, b) => b.bytes - a.bytes);
  const measure = textAt(field(PROCESSES.measure), 0) === 'pss' ? 'pss' : 'rss';
  return rows.length > 0 ? { measure, rows } : null;
}
