import { analyzeLabels, type LabelAnalysis, type LabelCounts, utf8Bytes } from '../../engine';
import type { AskSession } from '../ask/session';
import type { Labels, VectorSample } from '../ask/prometheusClient';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import {
  COUNTED_LABEL,
  exampleValuesQuery,
  labelEntropyQuery,
  labelValuesQuery,
  seriesWithoutQuery,
  someSeriesQuery,
  type PageMoment,
} from './cardinalityQueries';
import type { FamilyReport, TargetPage } from './collectPage';

/** What the label sets of one metric are made of. */
export interface MetricLabels {
  analysis: LabelAnalysis;
  /** Labels that the metric has besides those of its target. */
  labels: string[];
  /** Series that the metric would have without the exploding label; null where none explodes. */
  seriesWithout: number | null;
  notes: string[];
}

/** Labels that tell the series of one label set apart. */
const OWN_LABELS = new Set(['__name__', 'le', 'quantile']);
const PLAIN_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** Labels with the most values, which are looked at closely: examples, and their values before. */
const LOOKED_AT = 2;

/**
 * Counts the values of each label of one metric of one target, on the server: no list of series or values comes here but
 * a few examples.
 */
export async function collectLabels(
  asked: AskSession,
  page: TargetPage,
  family: FamilyReport,
  targetLabels: Labels
): Promise<MetricLabels> {
  const { now: moment } = page;
  const name = family.labelSetsMember;
  const some = await asked.instant(someSeriesQuery(moment, name));
  const found = findLabels(some.vector, targetLabels);
  const labels = fitLabels(
    found.filter((label) => PLAIN_NAME.test(label)),
    moment,
    name
  );
  if (labels.length === 0) {
    return { analysis: analyzeLabels(family.labelSets, []), labels: [], seriesWithout: null, notes: [] };
  }
  const values = async (at: PageMoment | null, of: readonly string[]) =>
    at && toMap((await asked.instant(labelValuesQuery(at, name, of))).vector);
  const now = await values(moment, labels);
  const many = [...labels].sort((a, b) => (now?.get(b) ?? 0) - (now?.get(a) ?? 0)).slice(0, LOOKED_AT);
  const hasEntropy = family.labelSets <= CARDINALITY_COLLECT_LIMITS.entropySeries.value;
  const [hourAgo, start, entropy, examples] = await Promise.all([
    values(page.hourAgo, many),
    values(page.start, many),
    hasEntropy ? asked.instant(labelEntropyQuery(moment, name, labels)).then(({ vector }) => toMap(vector)) : null,
    Promise.all(many.map(async (label) => [label, await askExamples(asked, moment, name, label)] as const)),
  ]);
  const examplesOf = new Map(examples);
  // At a moment that is known, a metric that is not there has no values.
  const before = (counted: Map<string, number> | null, label: string) =>
    counted && many.includes(label) ? (counted.get(label) ?? 0) : null;
  const analysis = analyzeLabels(
    family.labelSets,
    labels.map((label): LabelCounts => ({
      label,
      values: now && (now.get(label) ?? 0),
      valuesHourAgo: before(hourAgo, label),
      valuesAtStart: before(start, label),
      sumNLogN: entropy?.get(label) ?? null,
      examples: examplesOf.get(label) ?? [],
    }))
  );
  return {
    analysis,
    labels,
    seriesWithout: analysis.exploding === null ? null : await askWithout(asked, moment, family, analysis.exploding),
    notes:
      labels.length < found.length ? [`Of ${found.length} labels of the metric ${labels.length} are counted.`] : [],
  };
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

function toMap(vector: readonly VectorSample[]): Map<string, number> {
  return new Map(
    vector.flatMap(({ labels, value }) => (labels[COUNTED_LABEL] ? [[labels[COUNTED_LABEL], value]] : []))
  );
}

async function askExamples(asked: AskSession, moment: PageMoment, name: string, label: string): Promise<string[]> {
  const { vector } = await asked.instant(exampleValuesQuery(moment, name, label));
  return vector.map(({ labels }) => labels[label] ?? '').filter((value) => value !== '');
}

async function askWithout(
  asked: AskSession,
  moment: PageMoment,
  family: FamilyReport,
  label: string
): Promise<number | null> {
  const names = family.members.map(({ name }) => name);
  return (await asked.instant(seriesWithoutQuery(moment, names, label))).vector[0]?.value ?? null;
}
