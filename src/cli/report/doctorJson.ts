import type { DoctorAnswer } from '../../collect/doctor/examineServer';
import { findClusterLabels, summariseSources } from '../../collect/sources/describeSources';

/** The contract of `doctor --format json`, schema 1 (docs/cli.md). */
export function toDoctorJson(answer: DoctorAnswer, at: string | null) {
  const { sources, probe, clusterLabel, edge, findings, warnings, cost } = answer;
  return {
    schema: 1,
    at,
    sources: summariseSources(sources).map(({ row, jobs, containers }) => ({
      id: row.id,
      title: row.title,
      family: row.family,
      level: row.level,
      readable: row.refusal === undefined,
      jobs,
      containers,
    })),
    containers: probe.containers,
    level: probe.level,
    clusterLabel,
    clusterLabels: [...findClusterLabels(sources)].map(([label, values]) => ({ label, values })),
    scrapeIntervalSeconds: probe.scrapeIntervalSeconds,
    historySeconds: probe.historySeconds,
    rangeEdge: edge,
    findings,
    cost,
    warnings,
  };
}
