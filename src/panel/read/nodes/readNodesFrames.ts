import { FieldType, type DataFrame } from '@grafana/data';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { findField } from '../../../contract/codec/fieldValues';
import { isFrameOf } from '../../../contract/codec/frameTable';
import { NODES, nodesFrame, type NodesRow } from '../../../contract/nodesFrame';
import { forecastEviction } from '../../../ui/nodes/forecastEviction';
import { capText } from '../../parts/words/capText';
import type { NodeRow, NodesModel } from './nodesModel';

/** A frame of the query type `nodes`, or one that a transformation made from it. */
export function isNodesFrame(frame: DataFrame): boolean {
  return isFrameOf(nodesFrame, frame) && findField(frame, NODES.node)?.type === FieldType.string;
}

/** Rows in the order of the frames, each node once. Rows without a name are left out. */
export function readNodesFrames(frames: DataFrame[]): NodesModel {
  const byId = new Map<string, NodeRow>();
  let dropped = 0;
  for (const frame of frames) {
    const decoded = decodeRows(nodesFrame, frame);
    dropped += decoded.beyond;
    for (const row of decoded.rows.map(toNode)) {
      byId.set(row.id, byId.get(row.id) ?? row);
    }
  }
  const most = nodesFrame.mostRows.value;
  const rows = [...byId.values()].slice(0, most).map((row, index) => ({ ...row, rank: index + 1 }));
  return { rows, totalNodes: byId.size + dropped, notices: frames.flatMap(({ meta }) => meta?.notices ?? []) };
}

function toNode({ drivers, trend, ...row }: NodesRow): NodeRow {
  const { cluster, node } = row;
  const read = {
    ...row,
    id: JSON.stringify([cluster, node]),
    rank: 0,
    drivers: drivers.map(({ place, name, ...driver }) => ({
      ...driver,
      name: capText(name),
      key: place && { cluster, ...place },
    })),
    // Of a node only the working set is known.
    trend: trend && { ...trend, floorBytes: trend.timesSeconds.map(() => null) },
  };
  return { ...read, forecast: forecastEviction(read) };
}
