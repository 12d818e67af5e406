import {
  findPart,
  formatBytes,
  formatGrowth,
  formatRoundBytes,
  formatShare,
  SCORED_PARTS,
  titleRuntimePart,
} from '../../../engine';
import type { TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';
import { describeOnset } from './describeOnset';
import { describeTimeToLimit } from './describeTimeToLimit';
import { diagnosisStrings } from './diagnosisStrings';

export interface Fact {
  title: string;
  words: string;
  /** A second, quieter line. */
  help: string | null;
}

/** The figures of a diagnosis. What is not known stays in the list where it would be looked for, as a dash. */
export function listFacts(row: TriageRow, nowSeconds: number, timeZone: string): Fact[] {
  const { card } = diagnosisStrings;
  const part = row.part === null ? undefined : findPart(row.part);
  const runtimePart = row.diagnosis?.runtimePart ?? null;
  const cause = row.diagnosis?.leakCause ?? null;
  const process = row.diagnosis?.process ?? null;
  const onset = describeOnset(row.diagnosis, nowSeconds, timeZone);
  const limit = describeTimeToLimit(row.diagnosis?.secondsToLimit ?? null);
  const fact = (title: string, words: string, help: string | null = null): Fact => ({ title, words, help });
  return [
    fact(card.part, part?.title ?? card.noPart, part?.description),
    ...(runtimePart === null ? [] : [fact(card.runtimePart, toWords(runtimePart), describeShare(row.diagnosis))]),
    ...(cause === null
      ? []
      : [fact(card.cause, diagnosisStrings.causes[cause].title, diagnosisStrings.causes[cause].meaning)]),
    ...(process === null ? [] : [fact(card.process, process)]),
    part
      ? fact(card.slope, formatGrowth(row.partSlopeBytesPerHour ?? row.slopeBytesPerHour))
      : fact(card.floorSlope, formatGrowth(row.slopeBytesPerHour)),
    fact(card.since, onset.words, onset.help),
    fact(card.toLimit, limit.words, limit.help),
    fact(card.usage, describeUsage(row)),
    ...(row.swapBytes ? [fact(card.swapped, formatBytes(row.swapBytes), card.swappedHelp)] : []),
    fact(card.score, describeScore(row)),
    ...(row.oomLoopScore ? [fact(card.oomLoop, String(Math.floor(row.oomLoopScore)))] : []),
    ...(row.source ? [fact(card.source, row.source, row.level && card.levels[row.level])] : []),
  ];
}

function describeShare(diagnosis: TriageRow['diagnosis']): string | null {
  const share = diagnosis?.runtimeShare ?? null;
  return share === null ? null : diagnosisStrings.card.shareOfGrowth(formatShare(share, 1));
}

/** Names of the runtime's parts as people say them; a name out of no catalogue in words: `heap_live` reads `Heap live`. */
export function toWords(name: string): string {
  const title = titleRuntimePart(name);
  if (title !== null) {
    return title;
  }
  const words = name.replace(/[_-]+/g, ' ').trim();
  return words === '' ? name : words[0].toUpperCase() + words.slice(1);
}

function describeUsage({ usageBytes, workingSetBytes, limitBytes }: TriageRow): string {
  const used = formatBytes(usageBytes ?? workingSetBytes);
  return limitBytes === null
    ? `${used}, ${strings.triage.noLimit}`
    : diagnosisStrings.card.ofLimit(used, formatRoundBytes(limitBytes));
}

function describeScore({ score, scoreMaxOneDay, scoreState, scorePart }: TriageRow): string {
  const shown = scoreMaxOneDay ?? score;
  if (shown === null) {
    return strings.notScored[scoreState];
  }
  const part = SCORED_PARTS.find(({ name }) => name === scorePart);
  const number = String(Math.floor(shown));
  return part ? diagnosisStrings.card.scoreOf(number, part.title) : number;
}
