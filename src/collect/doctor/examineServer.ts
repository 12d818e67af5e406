import { collectRecording } from '../alerts/collectRecording';
import { findPartial } from '../ask/findPartial';
import type { AskSession } from '../ask/session';
import type { QueryCost } from '../ask/prometheusClient';
import { containerMatchersText } from '../containers/memoryQueries';
import { findRangeEdge } from '../sources/findRangeEdge';
import { MEMORY_METRICS } from '../sources/memoryMetrics';
import { type Emptiness, findNewestSample } from '../sources/newestSample';
import { probe } from '../sources/probe';
import { takeCensus } from './census';
import { findCopyFindings } from './copyFindings';
import type { DoctorFinding } from './doctorFinding';
import { DOCTOR_LIMITS } from './doctorLimits';
import type { Examination } from './examination';
import { findMetricFindings } from './metricFindings';
import { findPageFindings } from './pageFindings';
import { findServerFindings } from './serverFindings';
import { findSourceFindings } from './sourceFindings';
import { findWitnessFindings } from './witnessFindings';

export interface DoctorAnswer extends Examination {
  findings: DoctorFinding[];
  warnings: string[];
  /** Of these, what says that not all was seen: no finding is no good news then. */
  unseen: string[];
  cost: QueryCost;
}

const WORKING_SET = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText([])}}`;

/** Sources are recognised by what there was in the last hours: whether it still comes is another question. */
function findEnded(emptiness: Emptiness | null): DoctorFinding[] {
  return emptiness?.ageSeconds == null || emptiness.ageSeconds < DOCTOR_LIMITS.endedSeconds.value
    ? []
    : [{ id: 'ended', level: 'problem', sentence: `No container has a sample now. ${emptiness.sentence}`, fix: null }];
}

/** Looks at what a server has, and says of each thing what to change. Errors of the server reject. */
export async function examineServer(
  ask: AskSession,
  { atSeconds, clusterLabel, signal }: { atSeconds: number; clusterLabel: string | null; signal?: AbortSignal }
): Promise<DoctorAnswer> {
  const asked = ask.at(atSeconds, signal);
  const known = await asked.sources();
  const [found, edge, recording, census] = await Promise.all([
    probe(asked, { atSeconds, clusterLabel, signal }),
    findRangeEdge(asked),
    collectRecording(asked, { atSeconds, clusterLabel, signal }),
    takeCensus(asked, clusterLabel),
  ]);
  const examination: Examination = {
    clusterLabel,
    sources: known?.found ?? [],
    probe: found,
    edge,
    recording,
    census,
  };
  const emptiness = found.containers === 0 ? await findNewestSample(asked, WORKING_SET, atSeconds) : null;
  const failed = [...(known?.failure ? [known.failure] : []), ...asked.failures];
  return {
    ...examination,
    findings: [
      ...findEnded(emptiness),
      ...findSourceFindings(examination, census.pages),
      ...findMetricFindings(examination),
      ...findWitnessFindings(examination),
      ...findServerFindings(examination),
      ...findCopyFindings(examination),
      ...findPageFindings(census.grownPages),
    ],
    warnings: [...failed, ...asked.warnings],
    unseen: [...failed, ...findPartial(asked.warnings)],
    cost: asked.cost,
  };
}
