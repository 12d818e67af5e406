import { say } from '../language/say';
import type { Diagnosis, DiagnosisInput, NextStep } from './diagnosis';
import { aboutPod, execIn, execShell, step, type Target } from './nextStepsShell';

type Known = Pick<Diagnosis, 'runtimePart' | 'process'>;
type Context = Pick<DiagnosisInput, 'key' | 'runtime' | 'processes'>;

/** What to do about anonymous memory that grows: the tool of the runtime, for the part of it that grows. */
export function stepsOfRuntime(diagnosis: Known, { key, runtime, processes }: Context): NextStep[] {
  const part = diagnosis.runtimePart ?? '';
  const steps = BY_RUNTIME[runtime?.name ?? ''] ?? stepsOfNative;
  return [...stepsOfProcess(diagnosis, key, processes !== null), ...steps(key, part)];
}

/** Which process it is comes before what is in it. */
function stepsOfProcess({ process }: Known, target: Target, hasProcesses: boolean): NextStep[] {
  if (process === null && !hasProcesses) {
    return [];
  }
  const whose =
    process === null ? say`Find the process that grows` : say`Find the process id of ${process}, which grows`;
  return [
    step(
      say`${whose}: the largest stand last. In the commands below, 1 is the process id.`,
      execShell(
        target,
        'for p in /proc/[0-9]*; do echo "$(grep ^Pss: $p/smaps_rollup) $p $(tr "\\0" " " < $p/cmdline)"; done 2>/dev/null | sort -n -k 2'
      )
    ),
  ];
}

const BY_RUNTIME: Readonly<Record<string, (target: Target, part: string) => NextStep[]>> = {
  jvm: stepsOfJvm,
  go: stepsOfGo,
  node: stepsOfNode,
  python: stepsOfPython,
  ruby: stepsOfRuby,
  dotnet: stepsOfDotnet,
  envoy: stepsOfEnvoy,
  fluentbit: stepsOfFluentBit,
  jemalloc: stepsOfJemalloc,
};

/** A heap whose old generation was never collected. */
export function stepsOfUncollected(target: Target): NextStep[] {
  return [
    step(
      say`Force a full collection and look at the heap in use: if it falls to a small part, it was garbage and not a leak.`,
      execIn(target, ['jcmd', '1', 'GC.run'])
    ),
    step(
      say`Lower -XX:MaxRAMPercentage (or -Xmx) so that the largest heap and what stands beside it fit into the limit, or raise the limit.`
    ),
  ];
}

function stepsOfJvm(target: Target, part: string): NextStep[] {
  const jcmd = (...words: string[]) => execIn(target, ['jcmd', '1', ...words]);
  if (part === 'jvm_direct') {
    return [
      step(
        say`Count direct buffers and their owners: with native memory tracking they stand under Other.`,
        jcmd('VM.native_memory', 'summary')
      ),
      step(say`Look for buffers that are kept or never released. -XX:MaxDirectMemorySize bounds them.`),
    ];
  }
  if (part === 'jvm_thread_stacks') {
    return [
      step(
        say`List the threads twice, minutes apart: names that repeat with rising numbers are pools that nobody shuts down.`,
        jcmd('Thread.print')
      ),
    ];
  }
  if (part === 'jvm_metaspace' || part === 'jvm_class_space' || part === 'jvm_code') {
    return [
      step(
        say`Look for class loaders that are never unloaded: many loaders of one kind.`,
        jcmd('VM.classloader_stats')
      ),
      step(say`See what the compiled code and the metaspace hold.`, jcmd('VM.metaspace')),
    ];
  }
  if (part === 'native') {
    return [
      step(
        say`Native memory tracking has to be on: start the JVM with -XX:NativeMemoryTracking=summary, then set a baseline.`,
        jcmd('VM.native_memory', 'baseline')
      ),
      step(say`An hour later, see what has grown since the baseline.`, jcmd('VM.native_memory', 'summary.diff')),
      step(
        say`What the difference does not show was allocated by a library: deflaters, image codecs, JNI. Run it with jemalloc and its heap profile.`
      ),
    ];
  }
  return [
    step(
      say`Take a class histogram now and again an hour later, and compare the classes that grew. It runs a full collection.`,
      jcmd('GC.class_histogram')
    ),
    step(
      say`Write a heap dump and open it in a memory analyser. The JVM stands still meanwhile; the file is as large as the heap, and needs a volume that is not memory.`,
      jcmd('GC.heap_dump', '/tmp/heap.hprof')
    ),
  ];
}

function stepsOfGo(target: Target, part: string): NextStep[] {
  const forward = step(
    say`Open the profiling port of the process (net/http/pprof, here on 6060).`,
    aboutPod(target, 'port-forward', ['6060:6060'])
  );
  if (part === 'go_stacks') {
    return [
      forward,
      step(
        say`List the goroutines by stack: the line with the largest count is where they wait.`,
        `curl -s 'http://localhost:6060/debug/pprof/goroutine?debug=1' > goroutines.txt`
      ),
    ];
  }
  if (part === 'native') {
    return [
      step(
        say`The Go runtime does not know this memory: C libraries (cgo), or mappings made by hand. Look at the largest mappings.`,
        largestMappings(target)
      ),
      step(say`Run it with jemalloc or heaptrack to see which C code allocates.`),
    ];
  }
  return [
    forward,
    step(say`Take a heap profile.`, 'curl -s http://localhost:6060/debug/pprof/heap > heap-1.pb.gz'),
    step(say`Take another one an hour later.`, 'curl -s http://localhost:6060/debug/pprof/heap > heap-2.pb.gz'),
    step(
      say`Look at what was added between them and is still in use.`,
      'go tool pprof -top -sample_index=inuse_space -diff_base=heap-1.pb.gz heap-2.pb.gz'
    ),
  ];
}

function stepsOfNode(target: Target, part: string): NextStep[] {
  const inspector = [
    step(say`Open the inspector of the process: Node starts it on SIGUSR1.`, execIn(target, ['kill', '-USR1', '1'])),
    step(say`Forward its port, then open chrome://inspect.`, aboutPod(target, 'port-forward', ['9229:9229'])),
  ];
  const external = part === 'node_external' || part === 'native';
  return [
    ...inspector,
    external
      ? step(
          say`Take two heap snapshots and compare ArrayBuffer and Buffer by retained size: the memory is outside of the heap, its owners are in it.`
        )
      : step(
          say`Take a heap snapshot, another one an hour later, and sort the comparison by size delta. Each needs as much memory again as the heap.`
        ),
    step(
      say`Without an inspector: start Node with --heapsnapshot-signal=SIGUSR2 and send that signal. Without the option it ends the process.`
    ),
  ];
}

function stepsOfPython(target: Target): NextStep[] {
  return [
    step(
      say`See what the process does right now (py-spy needs the capability SYS_PTRACE).`,
      execIn(target, ['py-spy', 'dump', '--pid', '1'])
    ),
    step(say`Start it with PYTHONTRACEMALLOC=10, take tracemalloc.take_snapshot() twice, and compare by line.`),
    step(say`Where tracemalloc stays flat, an extension in C allocates: run it under memray with --native.`),
  ];
}

function stepsOfRuby(target: Target): NextStep[] {
  return [
    step(
      say`With the gem rbtrace loaded, write all objects to a file, twice, and compare them by the line that allocated them.`,
      execIn(target, [
        'rbtrace',
        '-p',
        '1',
        '-e',
        'Thread.new { require "objspace"; GC.start; File.open("/tmp/heap.json", "w") { |f| ObjectSpace.dump_all(output: f) } }.join',
      ])
    ),
    step(say`Where live slots stay flat, glibc keeps free memory in its arenas: try MALLOC_ARENA_MAX=2, or jemalloc.`),
  ];
}

function stepsOfDotnet(target: Target): NextStep[] {
  return [
    step(
      say`Collect what the managed heap holds, twice, and compare the types. It runs a full collection.`,
      execIn(target, ['dotnet-gcdump', 'collect', '--process-id', '1', '--output', '/tmp/heap.gcdump'])
    ),
    step(
      say`Where the managed heap stays flat, native code allocates: look at the largest mappings.`,
      largestMappings(target)
    ),
  ];
}

function stepsOfEnvoy(target: Target): NextStep[] {
  return [
    step(say`Ask Envoy what it has allocated.`, execIn(target, ['pilot-agent', 'request', 'GET', 'memory'])),
    step(
      say`Memory that grows with clusters, routes or statistics: limit what the sidecar is told of (Sidecar resource, proxyStatsMatcher).`
    ),
  ];
}

function stepsOfFluentBit(target: Target): NextStep[] {
  return [
    step(
      say`See how many chunks wait in memory, and for which output (HTTP server and storage.metrics have to be on).`,
      aboutPod(target, 'port-forward', ['2020:2020'])
    ),
    step(say`Chunks by input and output.`, 'curl -s http://localhost:2020/api/v1/storage'),
    step(
      say`Bound it: Mem_Buf_Limit for each input, or storage.type filesystem with storage.max_chunks_up; then mend the output that fails.`
    ),
  ];
}

function stepsOfJemalloc(target: Target, part: string): NextStep[] {
  return part === 'jemalloc_free'
    ? [
        step(
          say`The program has freed it, and its allocator keeps it: let pages go back sooner (MALLOC_CONF=background_thread:true,dirty_decay_ms:1000,muzzy_decay_ms:0).`
        ),
      ]
    : [
        step(
          say`Find the code: start the program with MALLOC_CONF=prof:true,prof_prefix:/tmp/jeprof,lg_prof_interval:32 (where its jemalloc was built with profiling), and compare two profiles with jeprof.`
        ),
        ...stepsOfNative(target),
      ];
}

/** A program without a known runtime. */
function stepsOfNative(target: Target): NextStep[] {
  return [
    step(
      say`See how much of each process is private and not a file, now and an hour later.`,
      execShell(target, 'grep -H -E "^(Pss|Anonymous|Private_Dirty):" /proc/[0-9]*/smaps_rollup 2>/dev/null')
    ),
    step(
      say`Look at the largest mappings: [heap] is malloc, many of 64 MiB are its arenas, a file is a library or a map.`,
      largestMappings(target)
    ),
    step(
      say`Find the code: run it under heaptrack, with jemalloc (MALLOC_CONF=prof:true), or record page faults with perf record -e page-faults -g.`
    ),
  ];
}

function largestMappings(target: Target): string | null {
  return execShell(
    target,
    `awk '/^[0-9a-f]+-/ { map = $0 } /^Rss:/ { print $2, map }' /proc/1/smaps | sort -n | tail -20`
  );
}
