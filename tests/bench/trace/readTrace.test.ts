import { readTrace } from './readTrace';

const OURS = {
  functionName: 'a',
  url: 'http://x/public/plugins/leakscope-memory-panel/module.js?v=1',
  lineNumber: 0,
  columnNumber: 7,
};
const thread = { pid: 1, tid: 2, cat: '' };
const task = (ts: number, dur: number) => ({ ...thread, name: 'RunTask', ph: 'X', ts, dur, args: {} });
const nodes = [
  { id: 1, callFrame: { functionName: '(root)' } },
  { id: 2, parent: 1, callFrame: OURS },
  { id: 3, parent: 2, callFrame: { functionName: 'sort', url: '' } },
  { id: 4, parent: 1, callFrame: { functionName: 'b', url: 'http://x/public/build/app.js' } },
];
const TRACE = JSON.stringify({
  traceEvents: [
    { ...thread, name: 'Profile', ph: 'P', id: '0x1', ts: 0, args: { data: { startTime: 0 } } },
    {
      ...thread,
      name: 'ProfileChunk',
      ph: 'P',
      id: '0x1',
      ts: 0,
      args: { data: { cpuProfile: { nodes, samples: [2, 3, 4, 2] }, timeDeltas: [1000, 30_000, 20_000, 99_000] } },
    },
    task(0, 60_000),
    task(100_000, 40_000),
  ],
});

describe('readTrace(text, nameOf)', () => {
  it('gives long tasks, and whose code ran in them: what the browser does belongs to who called it', () => {
    const { busyMilliseconds, longTasks } = readTrace(TRACE, (file, line, column) => `${file}@${line}:${column}`);
    expect(busyMilliseconds).toBe(100);
    expect(longTasks).toHaveLength(1);
    expect(longTasks[0].milliseconds).toBe(60);
    expect([...longTasks[0].byFile]).toEqual([
      ['panel/module.js', 31],
      ['Grafana and its libraries', 20],
    ]);
    expect([...longTasks[0].byFunction.keys()][0]).toBe('panel/module.js panel/module.js@0:7');
  });

  it('throws where no script was profiled', () => {
    expect(() => readTrace('{"traceEvents":[]}', () => null)).toThrow(/no profile/);
  });
});
