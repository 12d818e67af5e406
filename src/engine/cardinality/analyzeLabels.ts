import { say } from '../language/say';
import { CARDINALITY_LIMITS } from './cardinalityLimits';
import { maskExamples } from './maskValue';
import { findCommonShape, toShapeTitle, type ValueShape } from './valueShape';
import { formatCount } from '../words/formatCount';

/** What the server counted for one label of one metric of one target. Null is not known. */
export interface LabelCounts {
  label: string;
  /** Values now, an hour before, and when the life of the process began. */
  values: number | null;
  valuesHourAgo: number | null;
  valuesAtStart: number | null;
  /** Sum of n × ln(n) over the values, n being the label sets of a value. */
  sumNLogN: number | null;
  /** A few values, raw. */
  examples: readonly string[];
}

/** One label, looked at. */
export interface LabelFinding extends Omit<LabelCounts, 'sumNLogN' | 'examples'> {
  /** 0: one value has all label sets; 1: every label set has a value of its own. */
  evenness: number | null;
  /** Values as a share of the label sets: 1 where each value has a label set of its own. */
  shareOfLabelSets: number | null;
  shape: ValueShape | null;
  /** At most three, masked. */
  examples: string[];
  /** Sentence about it; its name is not in it. */
  text: string;
}

export interface LabelAnalysis {
  /** The one that explodes first. */
  labels: LabelFinding[];
  /** The label that makes the label sets; null where none does alone. */
  exploding: string | null;
  /** Labels that make them together, where none does alone. */
  combination: string[];
  /** Labels that change with the exploding one, itself among them: each alone tells as much. Empty where it is alone. */
  together: string[];
}

/** How many combinations of values some labels have. */
export interface JointCount {
  labels: readonly string[];
  values: number | null;
}

/**
 * Which label makes the label sets of a metric. A label explodes when it has many values, and at least half as many as
 * there are label sets; of several (a user and her session) the one that grew most since the start, then the one with
 * the most values. Where no label does alone, the two with the most values are named as a combination. Labels whose
 * combinations are hardly more than the values of each (the name, the account and the address of a caller) change
 * together: taking one of them off leaves as many label sets.
 *
 * The entropy of the label sets over the values is `ln(T) - Σ n ln(n) / T`; here as a share of ln(T).
 * Cost: linear in the labels. Never throws.
 */
export function analyzeLabels(
  labelSets: number | null,
  counts: readonly LabelCounts[],
  joint: JointCount | null = null
): LabelAnalysis {
  const labels = counts.map((count) => toFinding(labelSets, count)).sort(byExplosion);
  const { labelShare, labelValues } = CARDINALITY_LIMITS;
  const isMany = ({ values }: LabelFinding) => (values ?? 0) >= labelValues.value;
  const exploding = labels.find((one) => isMany(one) && (one.shareOfLabelSets ?? 0) >= labelShare.value);
  const several = labels.filter(({ values }) => (values ?? 0) > 1).map(({ label }) => label);
  const combines = !exploding && (labelSets ?? 0) >= labelValues.value && several.length > 1;
  return {
    labels,
    exploding: exploding?.label ?? null,
    combination: combines ? several.slice(0, 2) : [],
    together: exploding && joint ? findTogether(labels, exploding, joint) : [],
  };
}

/**
 * Labels that may change together: those with nearly as many values as the one with the most. How many combinations they
 * have is what tells.
 */
export function chooseCandidates(values: ReadonlyMap<string, number>): string[] {
  const { labelValues, togetherShare } = CARDINALITY_LIMITS;
  const most = Math.max(0, ...values.values());
  const least = Math.max(labelValues.value, togetherShare.value * most);
  return [...values].filter(([, count]) => count >= least).map(([label]) => label);
}

function findTogether(labels: readonly LabelFinding[], exploding: LabelFinding, joint: JointCount): string[] {
  if (joint.values === null || !joint.labels.includes(exploding.label)) {
    return [];
  }
  const { togetherShare } = CARDINALITY_LIMITS;
  const least = togetherShare.value * joint.values;
  const grown = togetherShare.value * grownValues(exploding);
  const same = labels.filter(
    (one) => joint.labels.includes(one.label) && (one.values ?? 0) >= least && grownValues(one) >= grown
  );
  return same.length > 1 && same.length === joint.labels.length ? same.map(({ label }) => label) : [];
}

function toFinding(labelSets: number | null, { sumNLogN, examples, ...counts }: LabelCounts): LabelFinding {
  const total = labelSets ?? 0;
  const entropy = sumNLogN !== null && total > 1 ? 1 - sumNLogN / total / Math.log(total) : null;
  const shape = findCommonShape(examples);
  const finding = {
    ...counts,
    evenness: entropy === null ? null : Math.max(0, Math.min(1, entropy)),
    shareOfLabelSets: counts.values !== null && total > 0 ? Math.min(1, counts.values / total) : null,
    shape,
    examples: maskExamples(examples),
  };
  return { ...finding, text: describeLabel(finding) };
}

function byExplosion(a: LabelFinding, b: LabelFinding): number {
  return grownValues(b) - grownValues(a) || (b.values ?? 0) - (a.values ?? 0) || (a.label < b.label ? -1 : 1);
}

/** A label that was there with all its values from the start did not explode since. */
function grownValues({ values, valuesAtStart }: LabelFinding): number {
  return values === null ? -1 : values - (valuesAtStart ?? 0);
}

function describeLabel(finding: Omit<LabelFinding, 'text'>): string {
  const { values, valuesHourAgo, valuesAtStart, shape, examples } = finding;
  if (values === null) {
    return say`The number of its values is not known.`;
  }
  const before = [
    valuesHourAgo === null ? null : say`${formatCount(valuesHourAgo)} an hour ago`,
    valuesAtStart === null ? null : say`${formatCount(valuesAtStart)} at the start`,
  ].filter((text) => text !== null);
  const history = before.length > 0 ? ` (${before.join(', ')})` : '';
  const title = toShapeTitle(shape);
  const such = examples.length > 0 ? say`, such as ${examples.join(', ')}` : '';
  const looks = title === null ? '' : say` They look like ${title}${such}.`;
  return `${formatCount(values)} ${values === 1 ? 'value' : 'values'}${history}.${looks}`;
}
