import { LOOKUP_METRIC_NAMES, JOB_OWNER, POD_OWNER, RECORDED_OWNER, SET_OWNER } from '../../engine';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import { containerMatchersText, keyLabels } from '../containers/memoryQueries';
import type { AskSession } from '../ask/session';
import type { Labels } from '../ask/prometheusClient';
import { SAMPLES_METRIC } from '../cardinality/cardinalityQueries';
import { KSM_LAST_REASON_METRIC } from '../facts/marks/markQueries';
import {
  KSM_LIMIT_METRIC,
  KSM_RESTARTS_METRIC,
  LIMIT_METRIC,
  MEMORY_METRICS,
  PRESSURE_METRICS,
  START_TIME_METRIC,
} from '../sources/memoryMetrics';
import { DOCTOR_LIMITS } from './doctorLimits';

/** A page that grew, by its target. */
export interface GrownPage {
  labels: Labels;
  samples: number;
  samplesBefore: number;
}

/** What is counted on a server; a number is null where it could not be asked. */
export interface Census {
  /** Containers whose working set is more than 0. */
  measured: number | null;
  /** Containers in rows that tell the path of their cgroup. */
  withIds: number | null;
  withLimit: number | null;
  /** Containers of which something is swapped out. */
  swapped: number | null;
  withPressure: number | null;
  /** Containers whose limit changed within the last day. */
  resized: number | null;
  /** Containers whose start time changed within the last day, while their cgroup stayed. */
  movedStarts: number | null;
  /** Containers whose counter of restarts fell within the last day. */
  fallenCounters: number | null;
  /** All rows of the container that has most of them, where it has several. */
  copies: readonly Labels[];
  /** Versions of kube-state-metrics that are scraped. */
  kubeStateVersions: string[];
  /** Those of its metrics that are there, without regard to whom they are about. */
  kubeMetrics: ReadonlySet<string>;
  /** Metrics of runtimes that are there. */
  runtimeMetrics: ReadonlySet<string>;
  grownPages: readonly GrownPage[];
  /** What is scraped at all: job, path of the page and samples. */
  pages: ReadonlyArray<{ labels: Labels; samples: number }>;
}

const DAY = '1d';
/** Metrics of kube-state-metrics that tell more than memory does. */
export const KUBE_METRICS: readonly string[] = [
  POD_OWNER,
  SET_OWNER,
  JOB_OWNER,
  RECORDED_OWNER,
  KSM_LAST_REASON_METRIC,
  KSM_RESTARTS_METRIC,
];

/** Asks a server what it has. Each question that fails leaves a sentence, and null or nothing in its place. */
export async function takeCensus(asked: AskSession, clusterLabel: string | null): Promise<Census> {
  const rows = containerMatchersText([]);
  const containers = `max by (${keyLabels(clusterLabel).join(',')})`;
  const vector = async (what: string, expr: string) =>
    (await asked.orNothing(what, asked.instant(expr)))?.vector ?? null;
  const count = async (what: string, expr: string) => {
    const found = await vector(what, `count(${containers} (${expr}) > 0)`);
    return found === null ? null : (found[0]?.value ?? 0);
  };
  const names = async (what: string, wanted: readonly string[]) =>
    new Set(
      ((await vector(what, `count by (__name__) ({__name__=~"${wanted.join('|')}"})`)) ?? []).map(
        ({ labels }) => labels.__name__ ?? ''
      )
    );
  const { workingSetBytes, swapBytes } = MEMORY_METRICS;
  const limits = [LIMIT_METRIC, KSM_LIMIT_METRIC].map((metric) =>
    metric === LIMIT_METRIC ? `${metric}{${rows}}` : `${metric}{resource="memory",${rows}}`
  );
  const [measured, withIds, withLimit, swapped, withPressure, resized, movedStarts, fallenCounters] = await Promise.all(
    [
      count('Whether memory is measured', `${workingSetBytes}{${rows}}`),
      count('Whether ids are stored', `${workingSetBytes}{id!="",${rows}}`),
      count('Which containers have a limit', `(${limits.join(' or ')}) < ${COLLECT_LIMITS.unlimitedBytes.value}`),
      count('Whether swap is used', `${swapBytes}{${rows}}`),
      count('Whether pressure is stored', `${PRESSURE_METRICS.waitingSeconds}{${rows}} + 1`),
      count('Whether limits changed', `changes(${LIMIT_METRIC}{${rows}}[${DAY}])`),
      count('Whether start times move', `changes(${START_TIME_METRIC}{id!="",${rows}}[${DAY}])`),
      count('Whether counters of restarts fall', `resets(${KSM_RESTARTS_METRIC}{${rows}}[${DAY}])`),
    ]
  );
  const [copies, versions, kubeMetrics, runtimeMetrics, grownPages, pages] = await Promise.all([
    askCopies(asked, clusterLabel),
    vector('The version of kube-state-metrics', 'count by (version) (kube_state_metrics_build_info)'),
    names('What kube-state-metrics tells', KUBE_METRICS),
    names(
      'What runtimes tell',
      // A star stands for any prefix.
      LOOKUP_METRIC_NAMES.map((name) => name.replace('*', '.*'))
    ),
    askGrownPages(asked),
    vector(
      'What is scraped',
      `topk(${DOCTOR_LIMITS.scrapedPages.value}, sum by (job,metrics_path) (${SAMPLES_METRIC}))`
    ),
  ]);
  return {
    ...{ measured, withIds, withLimit, swapped, withPressure, resized, movedStarts, fallenCounters },
    ...{ copies, kubeMetrics, runtimeMetrics, grownPages },
    kubeStateVersions: (versions ?? []).map(({ labels }) => labels.version ?? '').filter(Boolean),
    pages: (pages ?? []).map(({ labels, value }) => ({ labels, samples: value })),
  };
}

/** The rows of one container, to see what tells them apart. */
async function askCopies(asked: AskSession, clusterLabel: string | null): Promise<readonly Labels[]> {
  const metric = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText([])}}`;
  const keys = keyLabels(clusterLabel).join(',');
  const answer = await asked.orNothing(
    'Which containers have several rows',
    asked.instant(`${metric} and on (${keys}) topk(1, count by (${keys}) (${metric}) > 1)`)
  );
  return (answer?.vector ?? []).map(({ labels }) => labels);
}

/** Pages that have grown for hours: what goes on there is what `leakscope cardinality` looks at. */
async function askGrownPages(asked: AskSession): Promise<GrownPage[]> {
  const { grownPages, growthSamples, growthFactor, growthHours } = DOCTOR_LIMITS;
  const least = `min_over_time((${SAMPLES_METRIC} > 0)[${growthHours.value}h:30m])`;
  const grown = `${SAMPLES_METRIC} - ${least} > ${growthSamples.value} and ${SAMPLES_METRIC} > ${growthFactor.value} * ${least}`;
  const growth = await asked.orNothing('Which pages grew', asked.instant(`topk(${grownPages.value}, ${grown})`));
  const grownBy = new Map((growth?.vector ?? []).map(({ labels, value }) => [idOf(labels), value]));
  const now =
    grownBy.size === 0
      ? null
      : await asked.orNothing('How large pages are', asked.instant(`${SAMPLES_METRIC} and (${grown})`));
  return (now?.vector ?? []).flatMap(({ labels, value }) => {
    const bySamples = grownBy.get(idOf(labels));
    return bySamples === undefined ? [] : [{ labels, samples: value, samplesBefore: value - bySamples }];
  });
}

const idOf = ({ __name__: _name, ...labels }: Labels) => JSON.stringify(Object.entries(labels).sort());
