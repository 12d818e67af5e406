import {
  analyzeLabels,
  CARDINALITY_LIMITS,
  chooseCandidates,
  type LabelAnalysis,
  type LabelCounts,
  utf8Bytes,
  say,
} from '../../engine';
import type { Labels, VectorSample } from '../ask/prometheusClient';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import {
  COUNTED_LABEL,
  exampleValuesQuery,
  jointValuesQuery,
  labelEntropyQuery,
  labelValuesQuery,
  seriesWithoutQuery,
  someSeriesQuery,
  type PageMoment,
} from './cardinalityQueries';
import type { FamilyReport, TargetPage } from './collectPage';
import type { InstantAsk } from '../ask/joinedAsk';

/** What the label sets of one metric are made of. */
export interface MetricLabels {
  analysis: LabelAnalysis;
  /** Labels that the metric has besides those of its target. */
  labels: string[];
  /** Series that the metric would have without the exploding label, or those that change with it; null where none does. */
  seriesWithout: number | null;
  notes: string[];
}

/** Labels that tell the series of one label set apart. */
const OWN_LABELS = new Set(['__name__', 'le', 'quantile']);

/**
 * Counts the values of each label of one metric of one target, on the server: no list of series or values comes here but
 * a few examples.
 */
export async function collectLabels(
  asked: InstantAsk,
  page: TargetPage,
  family: FamilyReport,
  targetLabels: Labels
): Promise<MetricLabels> {
  const { now: moment } = page;
  const name = family.labelSetsMember;
  const { vector: some } = await asked.instant(someSeriesQuery(moment, name), family.labelSets);
  const found = findLabels(some, targetLabels);
  const labels = fitLabels(found, moment, name);
  if (labels.length === 0) {
    return { analysis: analyzeLabels(family.labelSets, []), labels: [], seriesWithout: null, notes: [] };
  }
  const now = await askValues(asked, moment, family, labels);
  const candidates = chooseCandidates(now).slice(0, CARDINALITY_COLLECT_LIMITS.togetherLabels.value);
  const closely = await lookClosely(asked, page, family, { now, candidates });
  // At a moment that is known, a metric that is not there has no values.
  const before = (counted: Map<string, number> | null, label: string) =>
    counted && closely.looked.includes(label) ? (counted.get(label) ?? 0) : null;
  const analysis = analyzeLabels(
    family.labelSets,
    labels.map((label): LabelCounts => ({
      label,
      values: now.get(label) ?? 0,
      valuesHourAgo: before(closely.hourAgo, label),
      valuesAtStart: before(closely.start, label),
      sumNLogN: closely.entropy.get(label) ?? null,
      examples: closely.examples.get(label) ?? [],
    })),
    candidates.length > 1 ? { labels: candidates, values: closely.joint } : null
  );
  const { exploding, together } = analysis;
  return {
    analysis,
    labels,
    seriesWithout:
      exploding === null ? null : (closely.without.get(together.length > 0 ? ALL_CANDIDATES : exploding) ?? null),
    notes:
      labels.length < found.length ? [say`Of ${found.length} labels of the metric ${labels.length} are counted.`] : [],
  };
}

interface Closely {
  looked: string[];
  hourAgo: Map<string, number> | null;
  start: Map<string, number> | null;
  entropy: Map<string, number>;
  examples: Map<string, string[]>;
  /** Combinations of the values of the candidates; null where there are fewer than two, or it is not known. */
  joint: number | null;
  /** Series that are left without a label, or without all candidates. */
  without: Map<string, number>;
}

/** No label has an empty name. */
const ALL_CANDIDATES = '';

/** What is asked of the labels with the most values only, all at once. */
async function lookClosely(
  asked: InstantAsk,
  page: TargetPage,
  family: FamilyReport,
  { now, candidates }: { now: ReadonlyMap<string, number>; candidates: readonly string[] }
): Promise<Closely> {
  const { now: moment } = page;
  const { labelSets, labelSetsMember: name } = family;
  const most = [...now]
    .filter(([, values]) => values > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, CARDINALITY_COLLECT_LIMITS.lookedAtLabels.value)
    .map(([label]) => label);
  const looked = [...new Set([...most, ...candidates])];
  // Only these can explode.
  const many = looked.filter((label) => (now.get(label) ?? 0) >= CARDINALITY_LIMITS.labelValues.value);
  const groups = new Map([
    ...many.map((label) => [label, [label]] as const),
    ...(candidates.length > 1 ? [[ALL_CANDIDATES, candidates] as const] : []),
  ]);
  const values = async (at: PageMoment | null) =>
    at && (looked.length === 0 ? new Map<string, number>() : askValues(asked, at, family, looked));
  const [hourAgo, start, entropy, joint, examples, without] = await Promise.all([
    values(page.hourAgo),
    values(page.start),
    askEntropy(asked, moment, family, now),
    candidates.length > 1 ? askNumber(asked, jointValuesQuery(moment, name, candidates), labelSets) : null,
    Promise.all(looked.map(async (label) => [label, await askExamples(asked, page, family, label)] as const)),
    Promise.all([...groups].map(async ([id, group]) => [id, await askWithout(asked, page, family, group)] as const)),
  ]);
  const known = without.filter((one): one is [string, number] => one[1] !== null);
  return { looked, hourAgo, start, entropy, joint, examples: new Map(examples), without: new Map(known) };
}

/** Sum of n × ln(n) of each label. Of one value, and of a value for each label set, it is known without asking. */
async function askEntropy(
  asked: InstantAsk,
  moment: PageMoment,
  { labelSets, labelSetsMember }: FamilyReport,
  now: ReadonlyMap<string, number>
): Promise<Map<string, number>> {
  if (labelSets > CARDINALITY_COLLECT_LIMITS.entropySeries.value) {
    return new Map();
  }
  const between = [...now].filter(([, values]) => values > 1 && values < labelSets).map(([label]) => label);
  const query = () => labelEntropyQuery(moment, labelSetsMember, between);
  const answered = between.length === 0 ? [] : toMap(await asked.instant(query(), 2 * between.length * labelSets));
  const ends = [...now].flatMap(([label, values]): Array<[string, number]> => {
    if (values === 1) {
      return [[label, labelSets * Math.log(labelSets)]];
    }
    return values === labelSets ? [[label, 0]] : [];
  });
  return new Map([...answered, ...ends]);
}

function findLabels(vector: readonly VectorSample[], targetLabels: Labels): string[] {
  const names = new Set(vector.flatMap(({ labels }) => Object.keys(labels)));
  return [...names].filter((name) => !OWN_LABELS.has(name) && targetLabels[name] === undefined).sort();
}

/** As many labels as one query may hold. */
function fitLabels(found: readonly string[], moment: PageMoment, name: string): string[] {
  let labels = found.slice(0, CARDINALITY_COLLECT_LIMITS.labels.value);
  while (
    labels.length > 0 &&
    utf8Bytes(labelEntropyQuery(moment, name, labels)) > CARDINALITY_COLLECT_LIMITS.queryBytes.value
  ) {
    labels = labels.slice(0, Math.floor(labels.length / 2));
  }
  return labels;
}

function toMap({ vector }: { vector: readonly VectorSample[] }): Map<string, number> {
  return new Map(
    vector.flatMap(({ labels, value }) => (labels[COUNTED_LABEL] ? [[labels[COUNTED_LABEL], value]] : []))
  );
}

async function askValues(
  asked: InstantAsk,
  moment: PageMoment,
  { labelSets, labelSetsMember }: FamilyReport,
  labels: readonly string[]
): Promise<Map<string, number>> {
  return toMap(await asked.instant(labelValuesQuery(moment, labelSetsMember, labels), labels.length * labelSets));
}

async function askNumber(asked: InstantAsk, expr: string, touchedSeries: number): Promise<number | null> {
  return (await asked.instant(expr, touchedSeries)).vector[0]?.value ?? null;
}

async function askExamples(
  asked: InstantAsk,
  { now }: TargetPage,
  { labelSets, labelSetsMember }: FamilyReport,
  label: string
): Promise<string[]> {
  const { vector } = await asked.instant(exampleValuesQuery(now, labelSetsMember, label), labelSets);
  return vector.map(({ labels }) => labels[label] ?? '').filter((value) => value !== '');
}

function askWithout(
  asked: InstantAsk,
  { now }: TargetPage,
  { members, series }: FamilyReport,
  labels: readonly string[]
): Promise<number | null> {
  const names = members.map(({ name }) => name);
  return askNumber(asked, seriesWithoutQuery(now, names, labels), series);
}
