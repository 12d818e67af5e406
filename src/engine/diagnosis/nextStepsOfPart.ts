import { say } from '../language/say';
import { labelList, matcher } from '../promql/quotePromql';
import type { Diagnosis, DiagnosisInput, NextStep } from './diagnosis';
import { stepsOfRuntime } from './nextStepsOfRuntime';
import { aboutPod, execShell, step, toCommand, type Target } from './nextStepsShell';
import type { SeriesCause } from './seriesCause';
import { seriesCauseStrings } from './seriesCauseStrings';

/** What to do about the part that grows; without a known one, about the process. */
export function stepsOfPart(
  diagnosis: Pick<Diagnosis, 'part' | 'runtimePart' | 'process'>,
  input: Pick<DiagnosisInput, 'key' | 'runtime' | 'processes'>
): NextStep[] {
  switch (diagnosis.part) {
    case 'tmpfs':
      return stepsOfTmpfs(input.key);
    case 'kernel':
    case 'kernel_sockets_other':
      return stepsOfKernel(input.key);
    case 'active_file':
    case 'inactive_file':
    case 'active_file_or_tmpfs':
      return [
        ...stepsOfCache(input.key),
        ...(diagnosis.part === 'active_file_or_tmpfs' ? stepsOfTmpfs(input.key) : []),
      ];
    default:
      return stepsOfRuntime(diagnosis, input);
  }
}

export function stepsOfTmpfs(target: Target): NextStep[] {
  return [
    step(
      say`List the memory-backed file systems of the container and how full they are.`,
      execShell(target, 'df -k | grep -E "tmpfs|shm"')
    ),
    step(
      say`List their largest files. A file that was deleted but is still open is in none of the lists.`,
      execShell(target, 'du -xak /dev/shm /run /tmp 2>/dev/null | sort -n | tail -20')
    ),
    step(say`Delete what is not needed any more in the program, or give the volume a sizeLimit.`),
  ];
}

/** Files of ended containers stay in the volumes of the pod until it goes. */
export function stepsOfLeftBehind(target: Target): NextStep[] {
  return [
    step(say`See which volumes of the pod are in memory (emptyDir, medium: Memory).`, aboutPod(target, 'describe')),
    step(
      say`Make the pod anew rather than restart its container: what ended containers left goes with the pod only. Then give the volume a sizeLimit, and delete old files at the start of the program.`
    ),
  ];
}

export function stepsOfKernel(target: Target): NextStep[] {
  return [
    step(
      say`Count open files and threads of each process, now and an hour later.`,
      execShell(
        target,
        'for p in /proc/[0-9]*; do echo "$(ls $p/fd | wc -l) files, $(ls $p/task | wc -l) threads: $p $(tr "\\0" " " < $p/cmdline)"; done 2>/dev/null | sort -n'
      )
    ),
    step(say`Count the sockets and what they buffer.`, execShell(target, 'cat /proc/net/sockstat /proc/net/sockstat6')),
    step(
      say`See which kernel memory it is: slab that can be reclaimed is a cache of file names, kernel stacks are threads, sock is buffers of sockets.`,
      execShell(
        target,
        'grep -E "slab|kernel_stack|pagetables|sock" /sys/fs/cgroup/memory.stat 2>/dev/null || cat /sys/fs/cgroup/memory/memory.kmem.slabinfo'
      )
    ),
  ];
}

export function stepsOfCache(target: Target): NextStep[] {
  return [
    step(
      say`Nothing has to be done: the kernel gives page cache up when memory is short. Anonymous memory is what to watch.`
    ),
    step(
      say`Check it: the files are in file (or cache), and anon (or rss) does not grow.`,
      execShell(
        target,
        'grep -E "^(anon|file|shmem|active_file|inactive_file) " /sys/fs/cgroup/memory.stat 2>/dev/null || grep -E "^(rss|cache|shmem|active_file|inactive_file) " /sys/fs/cgroup/memory/memory.stat'
      )
    ),
  ];
}

/** What is left where nobody asked which metric it is. The commands ask the Prometheus whose address is in PROMETHEUS_URL. */
export function stepsOfCardinality({ namespace, pod }: Target, cause: SeriesCause | null = null): NextStep[] {
  const ofPod = [matcher('namespace', '=', namespace), matcher('pod', '=', pod)];
  const selector = `{${ofPod.join(',')}}`;
  const ask = (expr: string) => {
    const query = toCommand([expr]);
    return query && `promtool query instant "$PROMETHEUS_URL" ${query}`;
  };
  const fallsBack = step(
    say`See how many lines a scrape reads, and that they fall back after a restart.`,
    ask(`scrape_samples_scraped${selector}`)
  );
  if (cause === null) {
    return [
      step(say`Find the metrics with the most series.`, ask(`topk(10, count by (__name__) (${selector}))`)),
      fallsBack,
      step(
        say`Remove the label with ever-new values (ids, paths, messages) from that metric in the program. Dropping it in the scrape configuration spares Prometheus only: the process keeps the series.`
      ),
    ];
  }
  const { takeLabelOff, oneName, boundMetric, seeValues, dropMeanwhile } = seriesCauseStrings;
  const { labels, namePattern, seriesName } = cause;
  const [label] = labels;
  const isLabel = namePattern === null && label !== undefined;
  const named = `{${[matcher('__name__', '=', seriesName), ...ofPod].join(',')}}`;
  return [
    step(namePattern !== null ? oneName(namePattern) : isLabel ? takeLabelOff(cause) : boundMetric(cause)),
    ...(isLabel ? [step(seeValues(label), ask(`topk(10, count by (${labelList([label])}) (${named}))`))] : []),
    fallsBack,
    step(dropMeanwhile),
  ];
}
