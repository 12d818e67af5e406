import { quoteLabelValue } from '../../engine';
import { cutToLength } from './cutToLength';
import type { MatrixSeries } from './prometheusClient';
import { isSelected, joinSelections, toSelectors, type Selection } from './selection';
import type { AskSession } from './session';
import { cutSeries } from './rangeMemory';

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
 * all of them, and each gets its own series back. The number of expressions depends on what is asked, not on the rows;
 * only a text that would be too long for a server is cut in two.
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
    for (const group of groups.values()) {
      for (const part of cutToLength(inOrder(group), toText)) {
        void this.askGroup(part);
      }
    }
  }

  private async askGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const series = await this.askSeries(toText(group), group[0].times && joinTimes(group));
      for (const { selections, form, times, resolve } of group) {
        const own = series.filter(({ labels }) => {
          if (form.part !== undefined && labels[PART_LABEL] !== form.part) {
            return false;
          }
          const isOf = (one: Selection) => isSelected(one, labels, form.keepsName);
          return form.joins ? selections.every(isOf) : selections.some(isOf);
        });
        const named = form.part === undefined ? own : own.map(withoutPart);
        resolve(times ? cutSeries(named, times.startSeconds, times.endSeconds + times.stepSeconds / 2) : named);
      }
    } catch (error) {
      group.forEach(({ reject }) => reject(error));
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

/** By what they ask: rows that have changed places ask with the same text, so that its answers can be continued. */
function inOrder(group: readonly Waiting[]): Waiting[] {
  const keyed = group.map((one) => ({ one, key: JSON.stringify([one.form.part, one.selections]) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ one }) => one);
}

/** Tells the parts of one expression apart. */
const PART_LABEL = 'leakscope_part';

function withoutPart({ labels: { [PART_LABEL]: _part, ...labels }, ...rest }: MatrixSeries): MatrixSeries {
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
      return part === undefined ? text : `label_replace(${text}, "${PART_LABEL}", ${quoteLabelValue(part)}, "", "")`;
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
