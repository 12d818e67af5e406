/** One event of a trace of Chromium. Times are microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Time of the processor, where the system tells it. */
  tdur?: number;
  args?: { name?: string; data?: ProfileData };
}

interface ProfileNode {
  id: number;
  parent?: number;
  callFrame: { functionName: string; url?: string; lineNumber?: number; columnNumber?: number };
}

interface ProfileData {
  startTime?: number;
  cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] };
  timeDeltas?: number[];
}

/** One piece of work of the page's main thread. */
export interface PageTask {
  atMilliseconds: number;
  milliseconds: number;
  /** Share of it in which something of ours was on the stack. */
  ownShare: number;
  /** What of ours was on the stack for longest: place in a module, and milliseconds. */
  places: Array<{ place: string; milliseconds: number }>;
}

const OURS = 'leakscope';
const PLACES = 12;

/** The work of the page's main thread that took at least so long, the longest first. Time is that of the processor. */
export function readTrace(events: readonly TraceEvent[], leastMilliseconds: number): PageTask[] {
  const main = events.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const samples = readSamples(events.filter(({ pid }) => pid === main?.pid));
  const tasks = events.filter(
    ({ name, ph, pid, tid, dur, tdur }) =>
      (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask') &&
      ph === 'X' &&
      pid === main?.pid &&
      tid === main?.tid &&
      (tdur ?? dur ?? 0) >= leastMilliseconds * 1000
  );
  const begin = Math.min(...events.filter(({ ts }) => ts > 0).map(({ ts }) => ts));
  return tasks
    .map(({ ts, dur = 0, tdur = dur }): PageTask => {
      const own = samples.filter(({ at }) => at >= ts && at <= ts + dur);
      const places = new Map<string, number>();
      let ours = 0;
      for (const { stack, milliseconds } of own) {
        const shown = new Set(stack.filter((place) => place.includes(OURS)));
        ours += shown.size > 0 ? milliseconds : 0;
        shown.forEach((place) => places.set(place, (places.get(place) ?? 0) + milliseconds));
      }
      const all = own.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
      return {
        atMilliseconds: (ts - begin) / 1000,
        milliseconds: tdur / 1000,
        ownShare: all > 0 ? ours / all : 0,
        places: [...places]
          .map(([place, milliseconds]) => ({ place, milliseconds }))
          .sort((a, b) => b.milliseconds - a.milliseconds)
          .slice(0, PLACES),
      };
    })
    .sort((a, b) => b.milliseconds - a.milliseconds);
}

interface Sample {
  at: number;
  milliseconds: number;
  stack: string[];
}

/** What was on the stack when, from the chunks of a profile. */
function readSamples(events: readonly TraceEvent[]): Sample[] {
  const nodes = new Map<number, ProfileNode>();
  const samples: Sample[] = [];
  let at = events.find(({ name }) => name === 'Profile')?.args?.data?.startTime ?? 0;
  const chunks = events.filter(({ name }) => name === 'ProfileChunk').sort((a, b) => a.ts - b.ts);
  for (const { args } of chunks) {
    const { cpuProfile = {}, timeDeltas = [] } = args?.data ?? {};
    cpuProfile.nodes?.forEach((node) => nodes.set(node.id, node));
    cpuProfile.samples?.forEach((id, i) => {
      const delta = timeDeltas[i] ?? 0;
      at += delta;
      samples.push({ at, milliseconds: delta / 1000, stack: stackOf(nodes, id) });
    });
  }
  return samples;
}

const stacks = new WeakMap<ProfileNode, string[]>();

function stackOf(nodes: ReadonlyMap<number, ProfileNode>, id: number | undefined): string[] {
  const node = id === undefined ? undefined : nodes.get(id);
  if (!node) {
    return [];
  }
  const known = stacks.get(node);
  if (known) {
    return known;
  }
  const { functionName, url = '', lineNumber = 0, columnNumber = 0 } = node.callFrame;
  const file = url.split('/plugins/').pop() ?? '';
  const stack = [`${functionName} ${file}:${lineNumber + 1}:${columnNumber}`, ...stackOf(nodes, node.parent)];
  stacks.set(node, stack);
  return stack;
}
