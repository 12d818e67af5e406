import type { DataFrame, Field } from '@grafana/data';
import { EVIDENCE, LEAKS, NEXT_STEPS } from '../../../contract/frames';
import type { Evidence, NextStep, UnknownReason, Verdict } from '../../../engine';
import { capText } from '../../parts/words/capText';
import { bytesAt, countRows, findField, numberAt, textAt } from '../frames/fieldValues';
import type { PartialInterval, RowDiagnosis } from './rowDiagnosis';
import { toSeconds } from '../frames/toSeconds';

const VERDICTS: readonly string[] = [
  'leak',
  'cardinality-leak',
  'cache-growth',
  'tmpfs-growth',
  'kernel-growth',
  'load-coupled',
  'warm-up',
  'saturating',
  'step',
  'sawtooth',
  'restart-loop',
  'spiky',
  'steady',
  'declining',
  'unknown',
] satisfies Verdict[];
const REASONS: readonly string[] = [
  'too-short',
  'gaps',
  'metrics-missing',
  'not-measured',
  'not-proven',
] satisfies UnknownReason[];
const SIDES: readonly string[] = ['for', 'against', 'note'] satisfies Array<Evidence['side']>;

/** More arguments or steps than any diagnosis has: a frame from elsewhere is cut here. */
export const MAX_TEXTS = 40;
/** Longer than any command with the longest names that Kubernetes allows. A cut command would be another one. */
export const MAX_COMMAND_CHARACTERS = 2_000;

/** The diagnosis in one row of a leaks frame; null where nobody judged, or with a verdict that nobody knows. */
export function readDiagnosis(frame: DataFrame, row: number): RowDiagnosis | null {
  const field = (name: string) => findField(frame, name);
  const text = (name: string) => textAt(field(name), row);
  const verdict = toKnown<Verdict>(VERDICTS, text(LEAKS.verdict));
  if (verdict === null) {
    return null;
  }
  const confidence = numberAt(field(LEAKS.confidence), row);
  const moment = (name: string) => toSeconds(numberAt(field(name), row));
  const seconds = (name: string) => bytesAt(field(name), row);
  const [runtimePart, process] = [text(LEAKS.runtimePart), text(LEAKS.process)];
  return {
    verdict,
    unknownReason: verdict === 'unknown' ? toKnown<UnknownReason>(REASONS, text(LEAKS.unknownReason)) : null,
    confidence: confidence === null ? null : Math.min(1, Math.max(0, confidence)),
    runtimePart: runtimePart === null ? null : capText(runtimePart),
    process: process === null ? null : capText(process),
    onsetSeconds: toInterval(moment(LEAKS.onsetLow), moment(LEAKS.onset), moment(LEAKS.onsetHigh)),
    secondsToLimit: toInterval(
      seconds(LEAKS.secondsToLimitLow),
      seconds(LEAKS.secondsToLimit),
      seconds(LEAKS.secondsToLimitHigh)
    ),
    evidence: readRows(field(LEAKS.evidence), row, toEvidence),
    nextSteps: readRows(field(LEAKS.nextSteps), row, toStep),
  };
}

/** Null where all three are; ends the wrong way round are not believed. */
export function toInterval(low: number | null, mid: number | null, high: number | null): PartialInterval | null {
  const isUpright = low === null || high === null || low <= high;
  const interval = { low: isUpright ? low : null, mid, high: isUpright ? high : null };
  return interval.low === null && mid === null && interval.high === null ? null : interval;
}

/** The rows of a nested frame, at most MAX_TEXTS of them. */
export function readRows<T>(
  field: Field | undefined,
  row: number,
  read: (frame: DataFrame, row: number) => T | null
): T[] {
  const value: unknown = field?.values?.[row];
  const frame = (Array.isArray(value) ? value[0] : value) as DataFrame | null | undefined;
  if (!frame || !Array.isArray(frame.fields)) {
    return [];
  }
  const rows: T[] = [];
  for (let index = 0; index < countRows(frame) && rows.length < MAX_TEXTS; index++) {
    const one = read(frame, index);
    if (one !== null) {
      rows.push(one);
    }
  }
  return rows;
}

function toEvidence(frame: DataFrame, row: number): Evidence | null {
  const side = toKnown<Evidence['side']>(SIDES, textAt(findField(frame, EVIDENCE.side), row));
  const text = textAt(findField(frame, EVIDENCE.text), row);
  const rule = textAt(findField(frame, EVIDENCE.rule), row) ?? '';
  return side === null || text === null ? null : { side, text: capText(text), rule: capText(rule) };
}

function toStep(frame: DataFrame, row: number): NextStep | null {
  const text = textAt(findField(frame, NEXT_STEPS.text), row);
  const command = textAt(findField(frame, NEXT_STEPS.command), row);
  return text === null ? null : { text: capText(text), command: isCommand(command) ? command : null };
}

/** Whoever pastes it must have seen it all: one line, no control characters, nothing cut off. */
function isCommand(command: string | null): boolean {
  return command !== null && command.length <= MAX_COMMAND_CHARACTERS && !/\p{C}|\p{Zl}|\p{Zp}/u.test(command);
}

/** Null for a word that nobody knows. */
export function toKnown<T extends string>(known: readonly string[], text: string | null): T | null {
  return text !== null && known.includes(text) ? (text as T) : null;
}
