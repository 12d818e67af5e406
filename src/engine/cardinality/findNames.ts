import { say } from '../language/say';
import { CARDINALITY_LIMITS } from './cardinalityLimits';
import { maskExamples } from './maskValue';
import { findCommonShape, toShapeTitle, type ValueShape } from './valueShape';
import { formatCount } from '../words/formatCount';

/** What the server counted of the names of the metrics of one target. Null is not known. */
export interface NameCounts {
  /** Names now, an hour before, and when the life of the process began. */
  names: number | null;
  namesHourAgo: number | null;
  namesAtStart: number | null;
  /** Series now of names that were not there at the start. */
  newSeries: number | null;
  /** By how many series the target grew since. */
  grownSeries: number | null;
  /** Some of the names that are new, raw. */
  examples: readonly string[];
}

/** Names that carry an id: each user, tenant or session makes metrics of its own. */
export interface NameFinding extends Pick<NameCounts, 'names' | 'namesHourAgo' | 'namesAtStart'> {
  /** What the names have in common before and behind the id. */
  prefix: string;
  suffix: string;
  /** The two with a star between them: `tenant_*_requests_total`. */
  pattern: string;
  /** Whether more of the name follows behind the id, so that each id has several metrics. */
  hasMore: boolean;
  shape: ValueShape | null;
  /** At most three of the ids, masked. */
  examples: string[];
  /** Sentence about it; the pattern is not in it. */
  text: string;
}

/** Parts of a name stand between these. */
const SEPARATORS = /([_:.])/;

/**
 * Whether the names of the metrics of a target explode, and what they have in common. They do where many names came, and
 * series under new names make at least half of the growth. The common stem is the most specific one (longest together,
 * whole parts of the name) that nearly all examples have.
 *
 * Cost: O(n m² l) for n examples of m parts and l characters, both capped: names come from whoever is scraped. Never throws.
 */
export function findNames(counts: NameCounts): NameFinding | null {
  const { names, namesHourAgo, namesAtStart, newSeries, grownSeries, examples } = counts;
  const { labelValues, nameShare } = CARDINALITY_LIMITS;
  const came = names === null || namesAtStart === null ? null : names - namesAtStart;
  if (came === null || came < labelValues.value || newSeries === null || examples.length === 0) {
    return null;
  }
  if (grownSeries !== null && newSeries < nameShare.value * grownSeries) {
    return null;
  }
  const { prefix, suffix, ids: rests } = findStem(examples);
  const hasMore = suffix === '' && isFollowed(rests);
  const ids = hasMore ? [...new Set(rests.map((rest) => rest.split(SEPARATORS)[0]))] : rests;
  const finding = {
    names,
    namesHourAgo,
    namesAtStart,
    prefix,
    suffix,
    pattern: `${prefix}*${suffix}`,
    hasMore,
    shape: findCommonShape(ids.map(toPlainId)),
    examples: maskExamples(ids),
  };
  return { ...finding, text: describeNames(finding) };
}

/** Whether the first part alone tells the ids apart, and what follows comes again and again. */
function isFollowed(rests: readonly string[]): boolean {
  const parts = rests.map((rest) => rest.split(SEPARATORS));
  const tails = new Set(parts.map((part) => part.slice(1).join('')));
  return parts.every((part) => part.length > 1) && tails.size < rests.length / 2;
}

/** A UUID in a name has underscores in the place of its dashes. */
function toPlainId(id: string): string {
  const dashed = id.replace(/_/g, '-');
  return findCommonShape([dashed]) === 'uuid' ? dashed : id;
}

/** What names have in common at both ends, and what stands between. */
function findStem(names: readonly string[]): { prefix: string; suffix: string; ids: string[] } {
  const counts = new Map<string, { before: number; names: Set<string> }>();
  for (const name of names) {
    for (const { prefix, suffix } of listStems(name)) {
      const key = JSON.stringify([prefix, suffix]);
      const known = counts.get(key) ?? { before: prefix.length + suffix.length, names: new Set() };
      known.names.add(name);
      counts.set(key, known);
    }
  }
  const enough = CARDINALITY_LIMITS.shapeShare.value * new Set(names).size;
  const [best] = [...counts]
    .filter(([, stem]) => stem.names.size >= enough)
    .sort(([, a], [, b]) => b.before - a.before || b.names.size - a.names.size);
  const [prefix, suffix]: [string, string] = best ? JSON.parse(best[0]) : ['', ''];
  const covered = best ? [...best[1].names] : [...names];
  return { prefix, suffix, ids: covered.map((name) => name.slice(prefix.length, name.length - suffix.length)) };
}

/** Parts at even places, separators at odd ones; the last part holds what is beyond the most parts. */
function splitParts(name: string): string[] {
  const pieces = name.split(SEPARATORS);
  const kept = 2 * CARDINALITY_LIMITS.nameParts.value - 2;
  return pieces.length <= kept + 1 ? pieces : [...pieces.slice(0, kept), pieces.slice(kept).join('')];
}

/** Every way to take one run of whole parts out of a name. */
function listStems(name: string): Array<{ prefix: string; suffix: string }> {
  if (name.length > CARDINALITY_LIMITS.nameCharacters.value) {
    return [];
  }
  const pieces = splitParts(name);
  const stems: Array<{ prefix: string; suffix: string }> = [];
  // Parts have even places, separators odd ones.
  for (let from = 0; from < pieces.length; from += 2) {
    for (let to = from; to < pieces.length; to += 2) {
      stems.push({ prefix: pieces.slice(0, from).join(''), suffix: pieces.slice(to + 1).join('') });
    }
  }
  return stems;
}

function describeNames({ names, namesHourAgo, namesAtStart, shape, examples }: Omit<NameFinding, 'text'>): string {
  const before = [
    namesHourAgo === null ? null : say`${formatCount(namesHourAgo)} an hour ago`,
    namesAtStart === null ? null : say`${formatCount(namesAtStart)} at the start`,
  ].filter((text) => text !== null);
  const history = before.length > 0 ? ` (${before.join(', ')})` : '';
  const title = toShapeTitle(shape) ?? say`something of its own in each name`;
  const such = examples.length > 0 ? say`, such as ${examples.join(', ')}` : '';
  return say`The target has ${formatCount(names ?? 0)} names of metrics${history}. In the place of the star stand ${title}${such}.`;
}
