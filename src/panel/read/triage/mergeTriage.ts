import { type FleetCounts, ruleOf } from '../../../engine';
import type { TriageModel, TriageRow } from './triageModel';

/** Several queries in one panel, such as one a cluster, make one list. The order is the one that the data source uses. */
export function mergeTriage(models: TriageModel[]): TriageModel {
  if (models.length === 1) {
    return models[0];
  }
  const byId = new Map<string, TriageRow>();
  models.flatMap(({ rows }) => rows).forEach((row) => byId.set(row.id, byId.get(row.id) ?? row));
  const rows = [...byId.values()].sort(
    (a, b) =>
      orderOf(a) - orderOf(b) ||
      (b.scoreMaxOneDay ?? b.score ?? -1) - (a.scoreMaxOneDay ?? a.score ?? -1) ||
      a.rank - b.rank
  );
  const totals = models.map((model) => model.totalContainers ?? model.rows.length);
  return {
    rows: rows.map((row, index) => ({ ...row, rank: index + 1 })),
    totalContainers: models.some((model) => model.totalContainers !== null)
      ? totals.reduce((sum, total) => sum + total, 0)
      : null,
    fleet: models.every(({ fleet }) => fleet !== null) ? sumCounts(models.flatMap(({ fleet }) => fleet ?? [])) : null,
    ranksByScore: models.some((model) => model.ranksByScore),
    notices: models.flatMap(({ notices }) => notices),
  };
}

/** Rows of which nobody says how urgent they are keep the order of their scores. */
function orderOf({ urgency }: TriageRow): number {
  return urgency === null ? 0 : ruleOf(urgency).order;
}

function sumCounts(counts: FleetCounts[]): FleetCounts {
  const sum = (key: keyof FleetCounts) => counts.reduce((total, one) => total + one[key], 0);
  return {
    total: sum('total'),
    needSomebody: sum('needSomebody'),
    needAnEye: sum('needAnEye'),
    calm: sum('calm'),
    notKnown: sum('notKnown'),
    notLookedAt: sum('notLookedAt'),
  };
}
