import { formatCount, toCommand } from '../../engine';
import type { Labels } from '../ask/prometheusClient';
import { matchersText } from '../containers/memoryQueries';
import type { GrownPage } from './census';
import { DOCTOR_LIMITS } from './doctorLimits';
import type { DoctorFinding } from './doctorFinding';

/** Pages that grow hold memory in the process that writes them and in the server that reads them. */
export function findPageFindings(pages: readonly GrownPage[]): DoctorFinding[] {
  return pages.map(({ labels, samples, samplesBefore }) => ({
    id: 'grown-page',
    level: 'note',
    sentence: `The page of ${describeTarget(labels)} grew from ${formatCount(samplesBefore)} to ${formatCount(samples)} samples within ${DOCTOR_LIMITS.growthHours.value} h: a label may have ever new values, which take memory there and here.`,
    fix: toFix(labels),
  }));
}

export function describeTarget({ job, instance, metrics_path: path }: Labels): string {
  return [`job ${job || '(none)'}`, ...(instance ? [`instance ${instance}`] : []), ...(path ? [path] : [])].join(', ');
}

/** Anybody who is scraped chooses these names: none where no line to paste should hold them. */
function toFix(labels: Labels): DoctorFinding['fix'] {
  const known = ['job', 'instance', 'metrics_path'].filter((label) => labels[label]);
  const selector = matchersText(known.map((label) => ({ label, op: '=', value: labels[label] ?? '' })));
  const code = toCommand(['leakscope', 'cardinality', '--prometheus', 'URL', '--selector', selector]);
  return code === null ? null : { where: 'a terminal: it names the metric and the label', language: 'shell', code };
}
