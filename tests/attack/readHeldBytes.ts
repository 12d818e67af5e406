import type { CDPSession } from '@playwright/test';

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
}

/** Of the browser itself: its list of slow events and of requests, compiled code. None of it is held by a page's objects. */
const OF_BROWSER = ['native', 'code', 'hidden', 'synthetic'];

/**
 * What the objects of a page take, after everything that nobody holds was collected. The size that the browser tells of its
 * heap differs by some per cent from look to look, and holds what is the browser's own.
 */
export async function readHeldBytes(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', keep);
  const { snapshot, nodes }: Snapshot = JSON.parse(chunks.join(''));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    bytes += OF_BROWSER.includes(types[0][nodes[node + type]]) ? 0 : nodes[node + size];
  }
  return bytes;
}
