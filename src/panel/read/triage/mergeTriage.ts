import type { TriageModel, TriageRow } from './triageModel';

/** Several queries in one panel, such as one a cluster, make one list. The order is the one that the data source uses. */
export function mergeTriage(models: TriageModel[]): TriageModel {
  if (models.length === 1) {
    return models[0];
  }
  const byId = new Map<string, TriageRow>();
  models.flatMap(({ rows }) => rows).forEach((row) => byId.set(row.id, byId.get(row.id) ?? row));
  const rows = [...byId.values()].sort(
    (a, b) => (b.scoreMaxOneDay ?? b.score ?? -1) - (a.scoreMaxOneDay ?? a.score ?? -1) || a.rank - b.rank
  );
  const totals = models.map((model) => model.totalContainers ?? model.rows.length);
  return {
    rows: rows.map((row, index) => ({ ...row, rank: index + 1 })),
    totalContainers: models.some((model) => model.totalContainers !== null)
      ? totals.reduce((sum, total) => sum + total, 0)
      : null,
    ranksByScore: models.some((model) => model.ranksByScore),
    notices: models.flatMap(({ notices }) => notices),
  };
}
