import { MAX_QUERY_BYTES, utf8Bytes } from '../../engine';
import { isAborted } from './prometheusError';
import type { VectorSample } from './prometheusClient';
import type { AskSession } from './session';

/** Under which label the joined questions tell which of them a row answers. */
const PART_LABEL = '_part';

/** Asks at one moment, whoever else asks. */
export interface InstantAsk {
  /** `touchedSeries`: how many series the server goes through for it, passes over the same ones counted each. */
  instant(expr: string, touchedSeries?: number): Promise<{ vector: VectorSample[] }>;
}

interface Waiting {
  expr: string;
  touchedSeries: number;
  resolve: (answer: { vector: VectorSample[] }) => void;
  reject: (error: unknown) => void;
}

/**
 * Questions that are asked in the same turn travel together, so that looks into many targets cost as many expressions as
 * one: whoever looks into a target asks as if it were alone. The server does the same work; how much of it one expression
 * may hold is capped, by its length and by the series that it touches. Where they fail together, each is asked alone, so
 * that an error stays with its own question.
 */
export class JoinedAsk implements InstantAsk {
  private waiting: Waiting[] = [];

  constructor(
    private readonly asked: AskSession,
    /** The most series that one expression may touch. */
    private readonly mostTouched = Infinity
  ) {}

  instant(expr: string, touchedSeries = 0): Promise<{ vector: VectorSample[] }> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ expr, touchedSeries, resolve, reject });
      if (this.waiting.length === 1) {
        // After all that goes on with the answers of the turn before.
        setTimeout(() => this.flush(), 0);
      }
    });
  }

  private flush(): void {
    const all = this.waiting;
    this.waiting = [];
    for (const group of toGroups(all, this.mostTouched)) {
      void this.ask(group);
    }
  }

  private async ask(group: readonly Waiting[]): Promise<void> {
    try {
      const { vector } = await this.asked.instant(group.length === 1 ? group[0].expr : joinExpressions(group));
      const parts = group.length === 1 ? [vector] : splitVector(vector, group.length);
      group.forEach(({ resolve }, index) => resolve({ vector: parts[index] }));
    } catch (error) {
      if (group.length === 1 || isAborted(error)) {
        group.forEach(({ reject }) => reject(error));
      } else {
        group.forEach((one) => void this.ask([one]));
      }
    }
  }
}

const joinExpressions = (group: ReadonlyArray<Pick<Waiting, 'expr'>>) =>
  group.map(({ expr }, index) => markPart(expr, index)).join(' or ');

const markPart = (expr: string, index: number) => `label_replace(${expr}, "${PART_LABEL}", "${index}", "", "")`;

/** What one expression may hold; a question that is too much alone stays alone. */
function toGroups(waiting: readonly Waiting[], mostTouched: number): Waiting[][] {
  const groups: Array<{ bytes: number; touched: number; items: Waiting[] }> = [];
  for (const one of waiting) {
    const bytes = utf8Bytes(markPart(one.expr, waiting.length)) + ' or '.length;
    const room = groups.find(
      (group) => group.bytes + bytes <= MAX_QUERY_BYTES && group.touched + one.touchedSeries <= mostTouched
    );
    if (room) {
      room.bytes += bytes;
      room.touched += one.touchedSeries;
      room.items.push(one);
    } else {
      groups.push({ bytes, touched: one.touchedSeries, items: [one] });
    }
  }
  return groups.map(({ items }) => items);
}

function splitVector(vector: readonly VectorSample[], parts: number): VectorSample[][] {
  const answers = Array.from({ length: parts }, (): VectorSample[] => []);
  for (const { labels, ...sample } of vector) {
    const { [PART_LABEL]: part = '', ...own } = labels;
    answers[Number(part)]?.push({ ...sample, labels: own });
  }
  return answers;
}
