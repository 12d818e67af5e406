import { FieldType, type DataFrame } from '@grafana/data';
import { NODES } from '../../../contract/frames';
import type { ConditionStatus } from '../../../engine';
import { bytesAt, countRows, findField, numberAt, textAt } from '../frames/fieldValues';
import { forecastEviction } from './forecastEviction';
import type { NodeRow, NodesModel } from './nodesModel';
import { readDrivers } from './readDrivers';
import { readTrend } from '../frames/readTrend';
import { toLimit } from '../frames/toLimit';

const STATUSES: readonly string[] = ['true', 'false', 'unknown'] satisfies ConditionStatus[];

/** More rows than the data source ever sends; a frame from elsewhere is cut here, and the count says so. */
export const MAX_NODES = 1_000;

/** A frame of the query type `nodes`, or one that a transformation made from it. */
export function isNodesFrame(frame: DataFrame): boolean {
  return (
    findField(frame, NODES.node)?.type === FieldType.string && findField(frame, NODES.allocatableBytes) !== undefined
  );
}

/** Rows in the order of the frames, each node once. Rows without a name are left out. */
export function readNodesFrames(frames: DataFrame[]): NodesModel {
  const byId = new Map<string, NodeRow>();
  for (const frame of frames) {
    for (let row = 0; row < countRows(frame); row++) {
      const read = readRow(frame, row);
      if (read && !byId.has(read.id)) {
        byId.set(read.id, read);
      }
    }
  }
  const rows = [...byId.values()].slice(0, MAX_NODES).map((row, index) => ({ ...row, rank: index + 1 }));
  return { rows, totalNodes: byId.size, notices: frames.flatMap(({ meta }) => meta?.notices ?? []) };
}

function readRow(frame: DataFrame, row: number): NodeRow | null {
  const bytes = (name: string) => bytesAt(findField(frame, name), row);
  const text = (name: string) => textAt(findField(frame, name), row);
  const node = text(NODES.node);
  if (node === null) {
    return null;
  }
  const cluster = text(NODES.cluster);
  const read = {
    id: JSON.stringify([cluster, node]),
    rank: 0,
    cluster,
    node,
    ready: toStatus(text(NODES.ready)),
    memoryPressure: toStatus(text(NODES.memoryPressure)),
    capacityBytes: toLimit(numberAt(findField(frame, NODES.capacityBytes), row)),
    allocatableBytes: toLimit(numberAt(findField(frame, NODES.allocatableBytes), row)),
    evictionBytes: bytes(NODES.evictionBytes),
    usageBytes: bytes(NODES.usageBytes),
    workingSetBytes: bytes(NODES.workingSetBytes),
    podsBytes: bytes(NODES.podsBytes),
    systemBytes: bytes(NODES.systemBytes),
    unaccountedBytes: bytes(NODES.unaccountedBytes),
    slopeBytesPerHour: numberAt(findField(frame, NODES.slopeBytesPerHour), row),
    oomKills: bytes(NODES.oomKills),
    drivers: readDrivers(text(NODES.drivers), cluster),
    source: text(NODES.source),
    trend: readTrend(findField(frame, NODES.trend), row),
  };
  return { ...read, forecast: forecastEviction(read) };
}

function toStatus(text: string | null): ConditionStatus | null {
  return text !== null && STATUSES.includes(text) ? (text as ConditionStatus) : null;
}
