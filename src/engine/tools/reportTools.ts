import type { MemoryReading } from '../memory/sample';
import type { Certainty } from '../memory/partSpecs';
import type { AcceptedSplit } from '../memory/splitMemory';
import { tellsAnon } from '../memory/tellsAnon';
import { toleranceBytes } from '../memory/tolerance';
import { FIGURES, type Figure, type FigureName, type FormulaTerm, type RuntimeFigures } from './figures';
import { addTerms, sumTerms, type TermBytes } from './terms';
import { TOOLS, type ToolId } from './tools';

/** What a tool reports for one container at one moment. */
export interface ToolFigure {
  id: ToolId;
  title: string;
  figure: FigureName;
  bytes: number | null;
  /** Why `bytes` is null, as the end of a sentence; null where it is known. */
  unknownBecause: string | null;
  /** `measured`: the number itself is exported. `parts`: computed from the parts. Null where it is unknown. */
  source: 'measured' | 'parts' | null;
  /** Whether the measured number equals the one by the parts, within the tolerance. Null where only one is known. */
  agrees: boolean | null;
  /** What it consists of. Sums to `bytes` exactly; null where the parts do not tell. */
  terms: TermBytes[] | null;
  formula: readonly FormulaTerm[];
  formulaText: string;
  remark: string;
  certainty: Certainty;
  /** How the kernel's numbers are named where cgroup versions differ. */
  cgroup: { v1: string; v2: string } | null;
}

/** The parts of one moment: an accepted split is one. */
export type ToolParts = Pick<AcceptedSplit, 'whole' | 'parts'>;

export interface ToolContext {
  /** The reading that the parts were made of. Its numbers are shown where there are some. */
  reading?: MemoryReading;
  runtime?: RuntimeFigures;
  /** CPUs of the node; null or absent where no metric tells. */
  nodeCpus?: number | null;
}

interface Computed {
  bytes: number;
  source: 'measured' | 'parts';
  agrees: boolean | null;
  terms: TermBytes[] | null;
}

/**
 * What every tool reports for the same container at the same moment, each with what it consists of.
 *
 * A number that is exported is preferred, because it is what the tool shows; where it differs from the formula, the
 * rest is a term of its own (`unexplained`), so that the terms sum to the number exactly.
 *
 * Input: the split of a sample, or null where it could not be taken apart; bytes. Cost: constant. Never throws.
 * Source: memory catalog, section 8.
 */
export function reportTools(split: ToolParts | null, context: ToolContext = {}): ToolFigure[] {
  const isApart = split !== null && tellsAnon(split.parts);
  const known = !isApart && context.reading ? { ...context, reading: dropZeros(context.reading) } : context;
  const computed = new Map<FigureName, Computed | null>();
  for (const { figure } of TOOLS) {
    if (!computed.has(figure)) {
      computed.set(figure, computeFigure(FIGURES[figure], figure, split, known));
    }
  }
  return TOOLS.map(({ id, title, figure, remark, certainty }) => {
    const { formula, text, needs, cgroup } = FIGURES[figure];
    const found = computed.get(figure) ?? null;
    return {
      id,
      title,
      figure,
      bytes: found?.bytes ?? null,
      unknownBecause: found ? null : needs,
      source: found?.source ?? null,
      agrees: found?.agrees ?? null,
      terms: found?.terms ?? null,
      formula,
      formulaText: text,
      remark,
      certainty,
      cgroup: cgroup ?? null,
    };
  });
}

function computeFigure(
  figure: Figure,
  name: FigureName,
  split: ToolParts | null,
  { reading, runtime, nodeCpus }: ToolContext
): Computed | null {
  const measured = toBytes(figure.runtime ? runtime?.[figure.runtime] : reading && figure.exported?.(reading));
  if (figure.beside) {
    const terms = measured === null ? [] : [{ name: figure.beside, bytes: measured }];
    return measured === null ? null : { bytes: measured, source: 'measured', agrees: null, terms };
  }
  const terms = split && expand(figure, name, split);
  if (measured === null) {
    return terms && !figure.runtime && !(name === 'rss' && isCapped(split))
      ? { bytes: sumTerms(terms), source: 'parts', agrees: null, terms }
      : null;
  }
  if (!terms) {
    return { bytes: measured, source: 'measured', agrees: null, terms: null };
  }
  return compareWithParts(figure, name, measured, terms, split?.whole === 'workingSet', { reading, nodeCpus });
}

/** A figure that is measured, beside what the parts say of it. */
function compareWithParts(
  figure: Figure,
  name: FigureName,
  measured: number,
  terms: TermBytes[],
  isOfWorkingSet: boolean,
  { reading, nodeCpus }: Pick<ToolContext, 'reading' | 'nodeCpus'>
): Computed {
  const rest = measured - sumTerms(terms);
  if (figure.beyond) {
    const beyond = { name: rest > 0 ? figure.beyond.more : figure.beyond.less, bytes: rest };
    return { bytes: measured, source: 'measured', agrees: null, terms: addTerms(terms, [beyond]) };
  }
  // Without the usage, rss beyond the working set is what was lazily freed: it is no part of that whole.
  const isFreed = name === 'rss' && isOfWorkingSet && rest > 0;
  return {
    bytes: measured,
    source: 'measured',
    agrees: isFreed || Math.abs(rest) <= toleranceBytes(reading?.usageBytes ?? measured, nodeCpus ?? null),
    terms: addTerms(terms, [{ name: isFreed ? 'lazyfree' : 'unexplained', bytes: rest }]),
  };
}

/** Without the usage, the anonymous part ends at the working set: then rss is more, by an unknown amount. */
function isCapped(split: ToolParts | null): boolean {
  const anon = split?.parts.find(({ name }) => name === 'anon');
  return split?.whole === 'workingSet' && anon?.certainty !== 'certain';
}

/** What follows from the working set alone. */
const OF_THE_WORKING_SET: readonly FigureName[] = ['workingSet', 'dockerStats'];

/** The formula in bytes of this split; null where the parts do not tell it. */
function expand(figure: Figure, name: FigureName, { whole, parts }: ToolParts): TermBytes[] | null {
  const isPart = (term: FormulaTerm['term']) => term === 'whole' || parts.some((part) => part.name === term);
  if (whole === 'workingSet' && (name === 'usage' || name === 'usageWithoutCache' || name === 'hostUsed')) {
    return null;
  }
  // The working set in one part: nothing can be taken out of it.
  if (!tellsAnon(parts) && !OF_THE_WORKING_SET.includes(name)) {
    return null;
  }
  // "Page cache in use, tmpfs, kernel, sockets" in one part: the cache cannot be taken out of it.
  if ((name === 'cache' || name === 'usageWithoutCache') && isPart('beyond_anon')) {
    return null;
  }
  const bytesOf = (term: FormulaTerm): TermBytes[] =>
    parts
      .filter((part) => term.term === 'whole' || part.name === term.term)
      .map((part) => ({ name: part.name, bytes: term.sign * part.bytes }));
  const terms = addTerms(figure.formula.flatMap(bytesOf));
  return name === 'dockerStats' && whole === 'usage' && sumTerms(terms) <= 0
    ? addTerms(bytesOf({ sign: 1, term: 'whole' }))
    : terms;
}

/** In a reading without anonymous memory a zero is unknown, as on Windows and on old kubelets. */
function dropZeros(reading: MemoryReading): MemoryReading {
  const entries = Object.entries(reading).map(([field, bytes]) => [field, bytes === 0 ? null : bytes]);
  return Object.fromEntries(entries) as MemoryReading;
}

/** Whole bytes, so that sums are exact. */
function toBytes(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && value >= 0 && value <= Number.MAX_SAFE_INTEGER
    ? Math.round(value)
    : null;
}
