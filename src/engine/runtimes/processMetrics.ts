import { textsIn } from '../language/textsIn';
import type { EvidenceRule, SeriesRule } from './runtimeSpec';

/**
 * What most client libraries export about the process. The resident size is evidence only: it contains file pages that
 * may be charged to another container, so parts are never compared with it.
 * Source: memory catalog, sections 6.0 and 6.1.
 */
export const PROCESS_EVIDENCE: readonly EvidenceRule[] = textsIn('title')([
  {
    name: 'process_resident',
    title: 'Resident size of the process',
    unit: 'bytes',
    kind: 'gauge',
    series: [{ names: ['process_resident_memory_bytes'] }, { names: ['process_working_set_bytes'] }],
  },
  {
    name: 'process_open_fds',
    title: 'Open file descriptors',
    unit: 'count',
    kind: 'gauge',
    series: [{ names: ['process_open_fds'] }, { names: ['process_files_open_files'] }],
  },
]);

export const PROCESS_START: SeriesRule = { names: ['process_start_time_seconds'] };

/** `pss` can be added up over processes, `rss` counts shared pages once for each. */
export type ProcessMeasure = 'pss' | 'rss';

export interface ProcessMemoryRule {
  measure: ProcessMeasure;
  series: SeriesRule;
  /** The label that names the process, or the group of processes. */
  nameLabel: string;
  /** The exporter runs beside the processes that it describes, in a container of its own. */
  describesOthers: boolean;
  /** How many processes a group has; one where it is not there. */
  countMetric: string | null;
}

const GROUPS = {
  nameLabel: 'groupname',
  describesOthers: true,
  countMetric: 'namedprocess_namegroup_num_procs',
};

/** Exported by the workers of a forking server themselves. */
function workers(measure: ProcessMeasure, name: string): ProcessMemoryRule {
  return { measure, series: { names: [name] }, nameLabel: 'pid', describesOthers: false, countMetric: null };
}

/** In order of preference. Source: memory catalog, sections 6.7 and 6.8; GitLab's page of metrics. */
export const PROCESS_MEMORY: readonly ProcessMemoryRule[] = [
  workers('pss', 'ruby_process_proportional_memory_bytes'),
  {
    ...GROUPS,
    measure: 'pss',
    series: { names: ['namedprocess_namegroup_memory_bytes'], where: { memtype: 'proportionalResident' } },
  },
  workers('rss', 'ruby_process_resident_memory_bytes'),
  workers('rss', 'ruby_rss'),
  workers('rss', 'ruby_memory_bytes'),
  {
    ...GROUPS,
    measure: 'rss',
    series: { names: ['namedprocess_namegroup_memory_bytes'], where: { memtype: 'resident' } },
  },
];

/** Labels of process-exporter that tell its series apart. */
export const PROCESS_DIMENSIONS: readonly string[] = ['groupname', 'memtype'];
