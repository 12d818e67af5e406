/** What a family of series is, as far as the names of its series tell. */
export type FamilyType = 'histogram' | 'summary' | 'counter' | 'gauge';

/** Series of one metric name at one moment. */
export interface MetricCount {
  name: string;
  series: number;
}

/** All series that one metric of a client library makes. */
export interface MetricFamily {
  /** As the library names it in its TYPE line. */
  name: string;
  type: FamilyType;
  series: number;
  /** Names of its series, those with the most first. */
  members: MetricCount[];
  /** The member that has one series for each label set (`_count`, or the only one). */
  labelSetsMember: string;
  labelSets: number;
}

/** Names of the series of a histogram or summary, behind its own name. Micrometer adds `_max`, others `_created`. */
const SUFFIX = /^(.+)_(bucket|count|sum|max|min|created)$/;
const TOTAL = /_total$/;

/**
 * Puts the series of one target together to the metrics of its client library: `x_bucket`, `x_count` and `x_sum` are one
 * histogram. A name that only looks like it (`pool_max` without a `pool_count`) stays alone. Those with the most series
 * come first. Cost: linear in the names.
 */
export function toFamilies(counts: readonly MetricCount[]): MetricFamily[] {
  const names = new Set(counts.map(({ name }) => name));
  const groups = new Map<string, MetricCount[]>();
  for (const count of counts) {
    const owner = findOwner(count.name, names);
    groups.set(owner, [...(groups.get(owner) ?? []), count]);
  }
  return [...groups].map(([name, members]) => toFamily(name, members)).sort((a, b) => b.series - a.series);
}

function findOwner(name: string, names: ReadonlySet<string>): string {
  const base = SUFFIX.exec(name)?.[1];
  return base !== undefined && names.has(`${base}_count`) && (names.has(`${base}_sum`) || names.has(`${base}_bucket`))
    ? base
    : findSummaryOwner(name, names);
}

/** The quantiles of a summary have its own name; `x_created` beside `x_total` is the counter's. */
function findSummaryOwner(name: string, names: ReadonlySet<string>): string {
  const base = /^(.+)_created$/.exec(name)?.[1];
  return base !== undefined && names.has(`${base}_total`) ? `${base}_total` : name;
}

function toFamily(name: string, group: readonly MetricCount[]): MetricFamily {
  const members = [...group].sort((a, b) => b.series - a.series);
  const find = (member: string) => members.find((one) => one.name === member);
  const buckets = find(`${name}_bucket`);
  const count = find(`${name}_count`);
  const one = count ?? members[0];
  return {
    name,
    type: buckets ? 'histogram' : count ? 'summary' : TOTAL.test(name) ? 'counter' : 'gauge',
    series: members.reduce((sum, { series }) => sum + series, 0),
    members,
    labelSetsMember: one.name,
    labelSets: one.series,
  };
}
