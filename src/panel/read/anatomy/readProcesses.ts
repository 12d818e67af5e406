import { FieldType, type DataFrame } from '@grafana/data';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { countRows, findField } from '../../../contract/codec/fieldValues';
import { isFrameOf } from '../../../contract/codec/frameTable';
import { PROCESSES, processesFrame } from '../../../contract/processesFrame';

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

export function isProcessesFrame(frame: DataFrame): boolean {
  return (
    isFrameOf(processesFrame, frame) &&
    findField(frame, PROCESSES.process)?.type === FieldType.string &&
    findField(frame, PROCESSES.bytes)?.type === FieldType.number
  );
}

/** The processes of one container; null where no frame has any. A row without bytes is left out. */
export function readProcesses(frames: DataFrame[]): ProcessList | null {
  const frame = frames.find((one) => isProcessesFrame(one) && countRows(one) > 0);
  const decoded = frame ? decodeRows(processesFrame, frame).rows : [];
  const rows = decoded.map(({ process: name, count, bytes, share, growthBytes }) => ({
    name,
    count: Math.max(1, count ?? 1),
    bytes,
    share,
    growthBytes,
  }));
  rows.sort((a, b) => b.bytes - a.bytes);
  return rows.length > 0 ? { measure: decoded[0].measure ?? 'rss', rows } : null;
}
