import type { ContainerFinding, Verdict } from '../diagnosis/finding';
import { findPart } from '../memory/parts';
import { URGENCY_LIMITS } from './urgencyLimits';

/** What needs somebody first. */
export type Urgency =
  'killed-again' | 'limit-today' | 'limit-this-week' | 'leak' | 'not-proven' | 'reclaimable' | 'not-known' | 'calm';

/** What it looks at: the finding, and how often the container was killed for memory in the last day. */
export type UrgencyInput = Pick<
  ContainerFinding,
  'verdict' | 'diagnosis' | 'part' | 'score' | 'scoreMaxOneDay' | 'oomLoopScore'
> & { killsOneDay: number | null };

export interface UrgencyRule {
  urgency: Urgency;
  /** Position in a list: what needs somebody first has the lowest. */
  order: number;
  /** `somebody`: now; `eye`: worth a look; `nobody`: nothing to do. */
  needs: 'somebody' | 'eye' | 'nobody';
  reason: string;
  holds: (input: UrgencyInput) => boolean;
}

/** Growth that the kernel cannot take back, and that does not go with anything harmless. */
const GROWING: ReadonlySet<Verdict> = new Set(['leak', 'cardinality-leak', 'tmpfs-growth', 'kernel-growth']);
/** Growth that something explains, or ends without a proof. */
const UNPROVEN: ReadonlySet<Verdict> = new Set(['load-coupled', 'restart-loop']);

const isReclaimable = ({ part }: UrgencyInput) => part !== null && findPart(part)?.reclaimable === 'yes';
const isLeak = (input: UrgencyInput) => input.verdict !== null && GROWING.has(input.verdict) && !isReclaimable(input);
const endsWithin = (seconds: number) => (input: UrgencyInput) =>
  isLeak(input) && (input.diagnosis?.secondsToLimit?.mid ?? Infinity) <= seconds;
const highestScore = ({ score, scoreMaxOneDay, oomLoopScore }: UrgencyInput) =>
  Math.max(score ?? 0, scoreMaxOneDay ?? 0, oomLoopScore ?? 0);

/** The first rule that holds is the urgency. */
export const URGENCY_RULES: readonly UrgencyRule[] = [
  {
    urgency: 'killed-again',
    order: 1,
    needs: 'somebody',
    reason: 'It was killed for memory twice or more in the last day.',
    holds: ({ killsOneDay }) => (killsOneDay ?? 0) >= URGENCY_LIMITS.killsOneDay.value,
  },
  {
    urgency: 'limit-today',
    order: 2,
    needs: 'somebody',
    reason: 'Memory that cannot be taken back grows, and reaches the limit within a day.',
    holds: endsWithin(URGENCY_LIMITS.todaySeconds.value),
  },
  {
    urgency: 'limit-this-week',
    order: 3,
    needs: 'somebody',
    reason: 'The same, within a week.',
    holds: endsWithin(URGENCY_LIMITS.weekSeconds.value),
  },
  {
    urgency: 'leak',
    order: 4,
    needs: 'somebody',
    reason: 'The same, without a limit in sight: it takes memory of the node.',
    holds: isLeak,
  },
  {
    urgency: 'not-proven',
    order: 5,
    needs: 'eye',
    reason: 'It grows or restarts, it was killed once, or its score says that it rises; that it leaks is not proven.',
    holds: (input) =>
      (input.killsOneDay ?? 0) > 0 ||
      (input.verdict !== null && UNPROVEN.has(input.verdict)) ||
      (input.verdict === 'unknown' && input.diagnosis?.unknownReason === 'not-proven') ||
      (highestScore(input) >= URGENCY_LIMITS.suspiciousScore.value && !isReclaimable(input)),
  },
  {
    urgency: 'reclaimable',
    order: 6,
    needs: 'nobody',
    reason: 'It grows in memory that the kernel takes back when it is short.',
    holds: (input) =>
      input.verdict === 'cache-growth' ||
      (input.verdict !== null && GROWING.has(input.verdict)) ||
      (highestScore(input) >= URGENCY_LIMITS.suspiciousScore.value && isReclaimable(input)),
  },
  {
    urgency: 'not-known',
    order: 7,
    needs: 'nobody',
    reason: 'Nothing can be said yet: too short a history, gaps, or metrics that are missing.',
    holds: ({ verdict }) => verdict === null || verdict === 'unknown',
  },
  {
    urgency: 'calm',
    order: 8,
    needs: 'nobody',
    reason: 'Nothing of this.',
    holds: () => true,
  },
];

/** How soon somebody has to look. A table of rules, not a weighted sum: which one holds can be said in a sentence. */
export function findUrgency(input: UrgencyInput): Urgency {
  return URGENCY_RULES.find(({ holds }) => holds(input))!.urgency;
}

const BY_NAME = new Map(URGENCY_RULES.map((rule) => [rule.urgency, rule]));

export function ruleOf(urgency: Urgency): UrgencyRule {
  return BY_NAME.get(urgency)!;
}
