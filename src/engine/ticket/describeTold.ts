import type { Verdict } from '../diagnosis/finding';
import { findPart } from '../memory/parts';
import { titleRuntimePart } from '../runtimes/titleRuntimePart';
import { formatGrowth } from '../words/formatGrowth';
import { formatRoundBytes } from '../words/formatRoundBytes';
import { formatSpan } from '../words/formatSpan';
import { ticketStrings as texts } from './ticketStrings';
import type { Told, ToldInterval } from './told';

/** Of these it is worth saying what grows, by how much and until when. */
const GROWING: ReadonlySet<Verdict> = new Set([
  'leak',
  'cardinality-leak',
  'cache-growth',
  'tmpfs-growth',
  'kernel-growth',
  'load-coupled',
  'saturating',
]);

/**
 * The diagnosis of one container as the sentence that somebody says at a table: what it is, what grows in whom and since
 * when, and how long there is. Names inside are as they are, and must be shown as text only.
 */
export function describeTold(told: Told, atSeconds: number): string {
  const { diagnosis, killsOneDay } = told;
  if (diagnosis === null) {
    return texts.notJudged;
  }
  const { verdict, unknownReason } = diagnosis;
  const reason = verdict === 'unknown' && unknownReason !== null ? texts.reasons[unknownReason] : null;
  const details = GROWING.has(verdict) ? [describeGrowing(told, atSeconds), describeEnd(told)] : [reason];
  const said = details.filter((detail) => detail !== null);
  const sentence = `${texts.verdicts[verdict]}${said.length > 0 ? `: ${said.join('; ')}` : ''}.`;
  return killsOneDay !== null && killsOneDay > 0 ? `${sentence} ${texts.killed(killsOneDay)}` : sentence;
}

function describeGrowing(told: Told, atSeconds: number): string | null {
  const { part, partSlopeBytesPerHour, diagnosis } = told;
  const title = part === null ? null : (findPart(part)?.title ?? part);
  if (title === null || diagnosis === null || partSlopeBytesPerHour === null) {
    return null;
  }
  const { runtimePart, process, onsetSeconds } = diagnosis;
  const began = onsetSeconds?.mid ?? null;
  return [
    lowerFirst(runtimePart === null ? title : texts.inside(title, nameInside(runtimePart))),
    ...(process === null ? [] : [texts.ofProcess(process)]),
    formatGrowth(partSlopeBytesPerHour),
    ...(began === null ? [] : [texts.since(formatSpan(Math.max(0, atSeconds - began)))]),
  ].join(' ');
}

/** The argument that another limit ends the growth before the container's own. */
const NEARER = 'nearest-limit';

function describeEnd({ diagnosis, limitBytes }: Told): string | null {
  if (diagnosis === null || diagnosis.secondsToLimit === null) {
    return null;
  }
  const own = limitBytes === null ? texts.limit : texts.limitOf(formatRoundBytes(limitBytes));
  const isNearer = diagnosis.evidence.some(({ rule }) => rule === NEARER);
  return describeSecondsToLimit(diagnosis.secondsToLimit, isNearer ? texts.limitAround : own);
}

/** `its limit of 256 MiB is reached in 2 h to 5 h`: an open side is said as one. */
function describeSecondsToLimit({ low, mid, high }: ToldInterval, limit: string): string | null {
  if (high === 0) {
    return texts.isReached(limit);
  }
  if (low !== null && high !== null) {
    const [from, to] = [formatSpan(low), formatSpan(high)];
    return from === to ? texts.reachedIn(limit, from) : texts.reachedBetween(limit, from, to);
  }
  if (low !== null) {
    return texts.notBefore(limit, formatSpan(low));
  }
  const known = mid ?? high;
  return known === null ? null : texts.reachedIn(limit, formatSpan(known));
}

function nameInside(runtimePart: string): string {
  return titleRuntimePart(runtimePart) ?? runtimePart.replace(/[_-]+/g, ' ');
}

/** `Anonymous memory` inside of a sentence; `RSS` and `JVM` stay. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}
