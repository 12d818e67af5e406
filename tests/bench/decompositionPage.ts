import type { ScenarioCounts } from './measureDecomposition';
import type { Splitting } from './measureSplitting';
import { toMegabytes, toTable } from './toTable';

/** The section about taking memory apart, in Markdown. */
export function decompositionPage(
  counts: readonly ScenarioCounts[],
  times: Record<'kernel' | 'runtime', Splitting>
): string {
  const sum = (of: (one: ScenarioCounts) => number) => counts.reduce((total, one) => total + of(one), 0);
  const most = (of: (one: ScenarioCounts) => number) => Math.max(...counts.map(of));
  const accepted = sum((one) => one.accepted);
  const rejected = sum((one) => one.rejected);
  const named = counts.filter(({ scenario, growsAsTold }) => scenario.label === 'leak' && growsAsTold !== null);
  return [
    '## Taking memory apart',
    '',
    'Every container of the 30 recorded scenarios over 42 hours at one minute, through a real Prometheus. A sample is',
    'accepted where its parts sum to the whole, and rejected where the counters were not read at one moment. *Grows* is the',
    'part that grows most in the container that the recorder names, beside what the recorder says that grows there.',
    '',
    `* ${accepted} samples accepted, ${rejected} rejected (${percent(rejected, accepted + rejected)}), ${sum((one) => one.cut)} cut within the tolerance.`,
    `* Largest difference between the sum of the parts and the whole: ${most((one) => one.sumErrorBytes)} bytes. Negative parts: ${sum((one) => one.negativeParts)}.`,
    `* ${sum((one) => one.split)} samples taken apart by a runtime, ${sum((one) => one.conflicts)} conflicts (left whole). Largest difference between its parts and anonymous memory: ${most((one) => one.runtimeErrorBytes)} bytes.`,
    `* The part that the recorder names grows most in ${named.filter((one) => one.growsAsTold).length} of ${named.length} leaks.`,
    `* Against the kernel's own numbers, ${sum((one) => one.truthSamples)} samples: tmpfs, which no metric exports, differs by at most ${Math.round(most((one) => one.tmpfsErrorBytes) / 1024)} KiB (less than 1 MiB is not called tmpfs; above it the difference is ${most((one) => one.shownTmpfsErrorBytes)} bytes); kernel memory, derived without its metric as on cgroup v2, by at most ${Math.round(most((one) => one.kernelErrorBytes) / 1024)} KiB.`,
    '',
    '| scenario | containers | accepted | rejected | sum error | by a runtime | conflicts | recorder says | grows |',
    '|---|---|---|---|---|---|---|---|---|',
    ...counts.map(
      (one) =>
        `| ${one.scenario.id} | ${one.containers} | ${one.accepted} | ${one.rejected} | ${one.sumErrorBytes} | ${one.split} | ${one.conflicts} | ${one.scenario.component} | ${growth(one)} |`
    ),
    '',
    'A dash: the recorder names no container, or no part grows over the whole window, as in the container of o20, which is killed and starts again.',
    '',
    `### What it costs: ${times.kernel.containers} containers, the kernel's parts`,
    '',
    `${times.kernel.samples} values, ${toMegabytes(times.kernel.bytes)} MB of JSON.`,
    '',
    ...toTable(times.kernel.ratios),
    '',
    `### What it costs: ${times.runtime.containers} containers, the runtimes inside`,
    '',
    `${times.runtime.samples} values, ${toMegabytes(times.runtime.bytes)} MB of JSON.`,
    '',
    ...toTable(times.runtime.ratios),
  ].join('\n');
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} %`;
}

function growth({ growing, growsAsTold }: ScenarioCounts): string {
  if (growsAsTold === null || growing === null) {
    return '-';
  }
  return growsAsTold ? growing : `${growing} (not that)`;
}
