import { MAX_QUERY_BYTES, quoteLabelValue, utf8Bytes } from '../../engine';
import { cutToLength } from './cutToLength';
import type { MatrixSeries } from './prometheusClient';
import { isAborted } from './prometheusError';
import { cutSeries } from './rangeMemory';
import { joinSelections, toSelectors, toTest, type Selection } from './selection';
import { SeriesIndex } from './seriesIndex';
import type { AskSession } from './session';

/** What is done with the selected series: questions of the same form can be asked as one. */
export interface Form {
  /** Tells forms apart; whatever the text depends on besides the selectors is in it. */
  id: string;
  /** The expression, from the selectors of each selection. Labels that the selections go by must survive it. */
  toExpr: (selectors: readonly string[][]) => string;
  /** Whether the name of the metric survives. */
  keepsName: boolean;
  /** Forms of one id that differ in this stand side by side in one expression, each with a label that tells it. */
  part?: string;
  /** Series of the answer belong to all of the selections, not to one of them. */
  joins?: boolean;
}

export interface RangeTimes {
  startSeconds: number;
  endSeconds: number;
  stepSeconds: number;
}

interface Question {
  selections: readonly Selection[];
  form: Form;
  /** Null is the moment of the session. */
  times: RangeTimes | null;
}

interface Waiting extends Question {
  resolve: (series: MatrixSeries[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Questions about single rows of a list, asked together: what many rows ask at the same moment becomes one expression over
 * all of them, and each gets its own series back; what is asked over the same moments stands beside each other in one
 * expression. The number of expressions depends on what is asked, not on the rows; only a text that would be too long for
 * a server is cut in two.
 */
export class Batch {
  private waiting: Waiting[] = [];

  constructor(private readonly session: AskSession) {}

  ask(question: Question): Promise<MatrixSeries[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...question, resolve, reject });
      if (this.waiting.length === 1) {
        // Rows that go on after the same answer do so before the next turn of the event loop.
        setTimeout(() => this.send(), 0);
      }
    });
  }

  private send(): void {
    const groups = new Map<string, Waiting[]>();
    for (const one of this.waiting) {
      const { form, times } = one;
      const grid = times && [times.stepSeconds, phaseMs(times)];
      const key = JSON.stringify([form.id, grid, one.selections.length]);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    this.waiting = [];
    const cut = [...groups.values()].flatMap((group) => cutToLength(inOrder(group), toText));
    for (const beside of putBeside(cut)) {
      void this.askBeside(beside);
    }
  }

  /** Groups of several forms over the same moments. Where they fail together, each is asked alone. */
  private async askBeside(groups: ReadonlyArray<readonly Waiting[]>): Promise<void> {
    try {
      const isAlone = groups.length === 1;
      const expr = isAlone ? toText(groups[0]) : groups.map(markForm).join(' or ');
      const series = await this.askSeries(expr, groups[0][0].times && joinTimes(groups.flat()));
      groups.forEach((group, i) => giveOut(group, isAlone ? series : takeForm(series, i)));
    } catch (error) {
      if (groups.length === 1 || isAborted(error)) {
        groups.flat().forEach(({ reject }) => reject(error));
      } else {
        groups.forEach((group) => void this.askBeside([group]));
      }
    }
  }

  private async askSeries(expr: string, times: RangeTimes | null): Promise<MatrixSeries[]> {
    if (times) {
      return (await this.session.range(expr, times.startSeconds, times.endSeconds, times.stepSeconds)).series;
    }
    const { vector } = await this.session.instant(expr);
    return vector.map(({ labels, timeSeconds, value }) => ({ labels, timesSeconds: [timeSeconds], values: [value] }));
  }
}

/** Each question gets the series that it selects. */
function giveOut(group: readonly Waiting[], series: readonly MatrixSeries[]): void {
  const index = new SeriesIndex(series);
  for (const { selections, form, times, resolve } of group) {
    const tests = selections.map((one) => toTest(one, form.keepsName));
    const own = index.findCandidates(selections).filter(({ labels }) => {
      if (form.part !== undefined && labels[PART_LABEL] !== form.part) {
        return false;
      }
      return form.joins ? tests.every((isOf) => isOf(labels)) : tests.some((isOf) => isOf(labels));
    });
    const named = form.part === undefined ? own : own.map((one) => without(PART_LABEL, one));
    resolve(times ? cutSeries(named, times.startSeconds, times.endSeconds + times.stepSeconds / 2) : named);
  }
}

/** Groups over moments of one grid, as many as fit into one text. What is asked at a moment stays alone: others ask it too. */
function putBeside(groups: ReadonlyArray<readonly Waiting[]>): Array<ReadonlyArray<readonly Waiting[]>> {
  const besides: Array<{ grid: string; bytes: number; groups: Array<readonly Waiting[]> }> = [];
  const ordered = [...groups].sort(([{ form: a }], [{ form: b }]) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  for (const group of ordered) {
    const [{ times }] = group;
    const grid = times ? JSON.stringify([times.stepSeconds, phaseMs(times)]) : null;
    const bytes = utf8Bytes(markForm(group, ordered.length)) + ' or '.length;
    const room = besides.find((beside) => beside.grid === grid && beside.bytes + bytes <= MAX_QUERY_BYTES);
    if (room) {
      room.bytes += bytes;
      room.groups.push(group);
    } else {
      besides.push({ grid: grid ?? '', bytes, groups: [group] });
    }
  }
  return besides.map((beside) => beside.groups);
}

/** Tells the forms of one expression apart. */
const FORM_LABEL = 'leakscope_form';

const mark = (text: string, label: string, value: string) =>
  `label_replace(${text}, "${label}", ${quoteLabelValue(value)}, "", "")`;

const markForm = (group: readonly Question[], index: number) => mark(toText(group), FORM_LABEL, String(index));

function takeForm(series: readonly MatrixSeries[], index: number): MatrixSeries[] {
  const own = series.filter(({ labels }) => labels[FORM_LABEL] === String(index));
  return own.map((one) => without(FORM_LABEL, one));
}

/** By what they ask: rows that have changed places ask with the same text, so that its answers can be continued. */
function inOrder(group: readonly Waiting[]): Waiting[] {
  const keyed = group.map((one) => ({ one, key: JSON.stringify([one.form.part, one.selections]) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ one }) => one);
}

/** Tells the parts of one expression apart. */
const PART_LABEL = 'leakscope_part';

function without(label: string, { labels: { [label]: _own, ...labels }, ...rest }: MatrixSeries): MatrixSeries {
  return { labels, ...rest };
}

function toText(group: readonly Question[]): string {
  const parts = new Map<string | undefined, Question[]>();
  for (const one of group) {
    parts.set(one.form.part, [...(parts.get(one.form.part) ?? []), one]);
  }
  return [...parts]
    .map(([part, same]) => {
      const text = toTextOfPart(same);
      return part === undefined ? text : mark(text, PART_LABEL, part);
    })
    .join(' or ');
}

function toTextOfPart(group: readonly Question[]): string {
  const { form, selections } = group[0];
  return form.toExpr(selections.map((_, i) => toSelectors(joinSelections(group.map((one) => one.selections[i])))));
}

function joinTimes(group: readonly Question[]): RangeTimes {
  const all = group.map(({ times }) => times!);
  return {
    startSeconds: Math.min(...all.map(({ startSeconds }) => startSeconds)),
    endSeconds: Math.max(...all.map(({ endSeconds }) => endSeconds)),
    stepSeconds: all[0].stepSeconds,
  };
}

/** Where the grid of some times lies within a step, in whole milliseconds: sums of steps are not exact. */
function phaseMs({ startSeconds, stepSeconds }: RangeTimes): number {
  return Math.round(startSeconds * 1000) % Math.round(stepSeconds * 1000);
}
