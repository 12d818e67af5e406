/** What a browser's trace says of the main thread: tasks that are too long, and whose code ran in them. */

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  id?: string;
  /** Microseconds. */
  ts: number;
  dur?: number;
  args: {
    data?: {
      startTime?: number;
      timeDeltas?: number[];
      cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] };
    };
  };
}

interface ProfileNode {
  id: number;
  parent?: number;
  callFrame: { functionName: string; url?: string; lineNumber?: number; columnNumber?: number };
}

/** What a place of a built file is called in the sources; null where nobody knows. Both count from 0. */
export type NameOf = (file: string, line: number, column: number) => string | null;

export interface LongTask {
  milliseconds: number;
  /** Milliseconds by whose code was on top: a module's file, or `(engine)` where it was the browser itself. */
  byFile: Map<string, number>;
  byFunction: Map<string, number>;
}

export interface TraceReading {
  /** Milliseconds in which the main thread had something to do. */
  busyMilliseconds: number;
  longTasks: LongTask[];
}

/** A task of more than that keeps a key press waiting so that people notice. Source: the browsers' Long Tasks API. */
export const LONG_TASK_MILLISECONDS = 50;

interface Sample {
  atMicroseconds: number;
  lengthMicroseconds: number;
  file: string;
  functionName: string;
}

/** @throws where the trace has no profile of a page. */
export function readTrace(text: string, nameOf: NameOf): TraceReading {
  const { traceEvents } = JSON.parse(text) as { traceEvents: TraceEvent[] };
  const profiles = readProfiles(traceEvents, nameOf);
  const main = profiles.reduce<ReturnType<typeof readProfiles>[number] | null>(
    (most, one) => (most === null || one.samples.length > most.samples.length ? one : most),
    null
  );
  if (main === null) {
    throw new Error('The trace has no profile: was it started with disabled-by-default-v8.cpu_profiler?');
  }
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === main.pid && tid === main.tid
  );
  const longTasks = tasks
    .filter(({ dur = 0 }) => dur > LONG_TASK_MILLISECONDS * 1000)
    .map(({ ts, dur = 0 }) => toLongTask(main.samples, ts, dur));
  return { busyMilliseconds: tasks.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000, longTasks };
}

function toLongTask(samples: readonly Sample[], ts: number, dur: number): LongTask {
  const byFile = new Map<string, number>();
  const byFunction = new Map<string, number>();
  for (const { atMicroseconds, lengthMicroseconds, file, functionName } of samples) {
    if (atMicroseconds >= ts && atMicroseconds < ts + dur) {
      const milliseconds = lengthMicroseconds / 1000;
      byFile.set(file, (byFile.get(file) ?? 0) + milliseconds);
      byFunction.set(`${file} ${functionName}`, (byFunction.get(`${file} ${functionName}`) ?? 0) + milliseconds);
    }
  }
  return { milliseconds: dur / 1000, byFile, byFunction };
}

/** The profiles in a trace, which come in chunks: one for each thread that ran scripts. */
function readProfiles(
  events: readonly TraceEvent[],
  nameOf: NameOf
): Array<{ pid: number; tid: number; samples: Sample[] }> {
  return events
    .filter(({ name }) => name === 'Profile')
    .map(({ pid, tid, id, args }) => {
      const chunks = events.filter((event) => event.name === 'ProfileChunk' && event.pid === pid && event.id === id);
      return { pid, tid, samples: toSamples(chunks, args.data?.startTime ?? 0, nameOf) };
    });
}

function toSamples(chunks: readonly TraceEvent[], startMicroseconds: number, nameOf: NameOf): Sample[] {
  const nodes = new Map<number, ProfileNode>();
  const samples: Sample[] = [];
  let at = startMicroseconds;
  for (const { args } of chunks) {
    args.data?.cpuProfile?.nodes?.forEach((node) => nodes.set(node.id, node));
    const ids = args.data?.cpuProfile?.samples ?? [];
    ids.forEach((id, i) => {
      const lengthMicroseconds = args.data?.timeDeltas?.[i] ?? 0;
      at += lengthMicroseconds;
      samples.push({ atMicroseconds: at, lengthMicroseconds, ...describe(nodes, id, nameOf) });
    });
  }
  return samples;
}

/** The nearest caller that has a file: the browser's own functions belong to who called them. */
function describe(
  nodes: ReadonlyMap<number, ProfileNode>,
  id: number,
  nameOf: NameOf
): { file: string; functionName: string } {
  for (let node = nodes.get(id); node; node = node.parent === undefined ? undefined : nodes.get(node.parent)) {
    const { url, functionName, lineNumber = -1, columnNumber = -1 } = node.callFrame;
    if (url) {
      const file = toFile(url);
      return { file, functionName: nameOf(file, lineNumber, columnNumber) ?? (functionName || '(anonymous)') };
    }
  }
  return { file: '(browser)', functionName: nodes.get(id)?.callFrame.functionName ?? '' };
}

/** Of dist, by the end of the plugin's id. */
const FOLDERS: Record<string, string> = { datasource: 'datasource/', panel: 'panel/' };

/** `…/public/plugins/x/datasource/module.js?v=1` is `datasource/module.js`. */
function toFile(url: string): string {
  const path = url.split(/[?#]/)[0];
  const own = /leakscope-memory-([a-z]+)\/(.*)$/.exec(path);
  return own ? `${FOLDERS[own[1]] ?? ''}${own[2]}` : 'Grafana and its libraries';
}
