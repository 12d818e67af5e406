import { texts } from '../language/texts';
import { say } from '../language/say';
import { AGE_LIMITS } from '../ageCurves/ageLimits';
import { SECONDS_PER_HOUR } from '../units';
import { readLives, type AcrossLives } from './acrossLives';
import { gatherFacts, type Facts } from './gatherFacts';
import { leakConfidence } from './leakConfidence';
import { isYoung } from './conditions';
import type { Diagnosis, DiagnosisInput, Evidence, Interval, TimeToLimit, UnknownReason } from './diagnosis';
import type { Verdict } from './finding';
import { LIVES_EVIDENCE } from './livesEvidence';
import { isUnmeasured } from '../memory/splitHistory';
import { EVIDENCE_RULES } from './evidenceRules';
import type { MeasuredMemory } from './measureMemory';
import { toNextSteps } from './nextSteps';
import { VERDICT_LIMITS } from './verdictLimits';
import { VERDICT_RULES } from './verdictRules';

type Findings = Omit<Diagnosis, 'nextSteps'>;

const NOTHING: Omit<Findings, 'unknownReason' | 'evidence'> = {
  verdict: 'unknown',
  confidence: 0,
  leakCause: null,
  part: null,
  partShare: null,
  runtimePart: null,
  process: null,
  slopeBytesPerHour: null,
  onsetSeconds: null,
  secondsToLimit: null,
};

const REASONS: Record<UnknownReason, string> = texts({
  'too-short': 'The history is too short to tell growth from chance.',
  gaps: 'Too much of the history is missing.',
  'metrics-missing': 'No memory metrics that can be taken apart.',
  'not-measured': 'All its memory metrics are 0, so it is not measured: the memory controller of its node may be off.',
  'not-collected': 'What grows is a heap that was not collected yet: it may be garbage.',
  'not-proven': 'There is growth, but it is not beyond what the container does anyway.',
});

/**
 * The diagnosis of one container: one verdict from the table of rules, the growing part, its slope, onset and time to
 * the limit, and the arguments for and against.
 *
 * Unreclaimable parts are judged apart; growth that the kernel can take back is never a leak. What is not proven is not
 * called a leak. Whoever judges a container twice hands over what `measureMemory` said of the same history, limit and moment.
 * Pure and deterministic. Cost: O(n^2) with at most 300 points a part that moves. Never throws for data.
 */
export function diagnose(input: DiagnosisInput, memory?: MeasuredMemory | null): Diagnosis {
  const findings = findAll(input, memory);
  return { ...findings, nextSteps: toNextSteps(findings, input) };
}

function findAll(input: DiagnosisInput, memory: MeasuredMemory | null | undefined): Findings {
  const missing = findMissing(input);
  if (missing !== null && missing !== 'too-short') {
    return toUnknown(missing);
  }
  const facts = missing === null ? gatherFacts(input, memory) : null;
  if (facts === null) {
    return judgeYoung(input) ?? toUnknown(missing ?? 'too-short');
  }
  const rule = VERDICT_RULES.find(({ when }) => when(facts)) ?? VERDICT_RULES[VERDICT_RULES.length - 1];
  return {
    verdict: rule.verdict,
    unknownReason: rule.verdict === 'unknown' ? (rule.id === 'never-collected' ? 'not-collected' : 'not-proven') : null,
    confidence: leakConfidence(facts, rule.verdict),
    ...describeGrowth(facts, rule.id === 'oom-loop'),
    ...describeLives(facts.lives, rule.verdict, facts.secondsToLimit),
    evidence: collectEvidence(facts),
  };
}

type Growth = Pick<
  Findings,
  | 'part'
  | 'partShare'
  | 'runtimePart'
  | 'runtimeShare'
  | 'process'
  | 'slopeBytesPerHour'
  | 'onsetSeconds'
  | 'secondsToLimit'
>;

/** What grows, how fast and since when: the leading part; in a loop of OOM kills anonymous memory. */
function describeGrowth(facts: Facts, isLoop: boolean): Growth {
  const about = isLoop ? facts.anon : facts.leading;
  const grows = about !== null && about.shape !== 'flat' && about.shape !== 'declining';
  const isGrowing = facts.growing !== null || isYoung(facts) || isLoop;
  const insideAnon = isGrowing && about?.kind === 'anon';
  return {
    part: grows ? about.part : null,
    partShare: grows ? facts.leadingShare : null,
    runtimePart: insideAnon ? (facts.runtime.leading?.part ?? null) : null,
    runtimeShare: insideAnon ? (facts.runtime.leading?.share ?? null) : null,
    process: insideAnon ? (facts.process?.name ?? null) : null,
    slopeBytesPerHour: about && toHourly(about.trend.slope),
    onsetSeconds: grows ? facts.onset : null,
    secondsToLimit: isGrowing && !facts.runtime.flatLive ? facts.secondsToLimit : null,
  };
}

/** In place of what its own course says: earlier lives know better when this one ends. */
function describeLives(
  lives: AcrossLives | null,
  verdict: Verdict,
  ownSeconds: TimeToLimit | null
): Partial<Findings> & Pick<Findings, 'leakCause'> {
  if (verdict !== 'leak' || !lives?.leaks) {
    return { leakCause: null };
  }
  const { kind, rate, killAges } = lives.findings;
  const isKnown = killAges.length >= AGE_LIMITS.leastKills.value || ownSeconds === null;
  return {
    leakCause: kind === 'fast-leak' ? 'fast' : 'masked',
    part: 'anon',
    ...(rate && { slopeBytesPerHour: toHourly({ slope: rate.mid, low: rate.low, high: rate.high }) }),
    ...(isKnown && { secondsToLimit: lives.secondsToKill }),
  };
}

function toHourly({ slope, low, high }: { slope: number; low: number; high: number }): Interval {
  return { low: low * SECONDS_PER_HOUR, mid: slope * SECONDS_PER_HOUR, high: high * SECONDS_PER_HOUR };
}

function findMissing({ history }: DiagnosisInput): UnknownReason | null {
  const known = history.timesSeconds.filter((_, row) => history.wholeBytes[row] !== null);
  if (isUnmeasured(history)) {
    return 'not-measured';
  }
  if (history.level === null || history.parts.length === 0) {
    return 'metrics-missing';
  }
  const span = known[known.length - 1] - known[0];
  if (known.length < VERDICT_LIMITS.leastPoints.value || !(span >= VERDICT_LIMITS.leastSpanSeconds.value)) {
    return 'too-short';
  }
  const first = history.wholeBytes.findIndex((bytes) => bytes !== null);
  const rows = history.wholeBytes.length - first;
  return known.length < VERDICT_LIMITS.leastKnownShare.value * rows ? 'gaps' : null;
}

/** A container that has just started has no course of its own, but others may have gone before it. */
function judgeYoung(input: DiagnosisInput): Findings | null {
  const lives = readLives(input);
  if (!lives?.leaks) {
    return null;
  }
  const evidence = LIVES_EVIDENCE.flatMap(({ id, side, say }): Evidence[] => {
    const text = say({ lives, growing: null });
    return text === null ? [] : [{ rule: id, side, text }];
  });
  return {
    ...NOTHING,
    verdict: 'leak',
    unknownReason: null,
    confidence: VERDICT_LIMITS.leastConfidence.value,
    ...describeLives(lives, 'leak', null),
    evidence,
  };
}

function toUnknown(reason: UnknownReason): Findings {
  return { ...NOTHING, unknownReason: reason, evidence: [{ rule: reason, side: 'note', text: REASONS[reason] }] };
}

function collectEvidence(facts: Facts): Evidence[] {
  const evidence = EVIDENCE_RULES.flatMap(({ id, side, say, numbers }): Evidence[] => {
    const text = say(facts);
    return text === null ? [] : [{ rule: id, side, text, ...(numbers && { numbers: numbers(facts) }) }];
  });
  return evidence.length > 0
    ? evidence
    : [{ rule: 'stands', side: 'against', text: say`Nothing moved by more than what an idle container does.` }];
}
