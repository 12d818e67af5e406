import { Batch, type Form, type RangeTimes } from './batch';
import { mapPaced, type Pacer } from './mapPaced';
import { NO_COST, addCosts } from './queryCost';
import { isAborted } from './prometheusError';
import type {
  AskOrigin,
  InstantAnswer,
  ListAnswer,
  MatrixSeries,
  PrometheusClient,
  QueryCost,
  RangeAnswer,
  TsdbStatusAnswer,
} from './prometheusClient';
import type { Selection } from './selection';

/** Who asks, and who waits for the thread meanwhile. */
export interface AskContext {
  origin?: AskOrigin;
  /** None where nobody waits, such as at a terminal. */
  pacer?: Pacer;
}

interface Metered {
  warnings: string[];
  cost: QueryCost;
}

/**
 * One piece of work that asks questions: everything it asks, was warned of and paid is kept here, and nowhere else.
 * Collectors receive a session, never a client; `at` gives a part of the work a session of its own, whose questions
 * count for the whole as well. How many questions run side by side, and which are asked at all, is the client's matter.
 */
export class AskSession {
  private readonly sent = new Set<string>();
  private readonly warned = new Set<string>();
  private readonly failed: string[] = [];
  private paid: QueryCost = NO_COST;

  constructor(
    private readonly client: PrometheusClient,
    readonly atSeconds: number,
    readonly signal?: AbortSignal,
    private readonly context: AskContext = {},
    private readonly whole?: AskSession,
    private readonly batch?: Batch
  ) {}

  /** A session for a part of this work; its moment and its signal may be others. */
  at(atSeconds: number, signal: AbortSignal | undefined = this.signal): AskSession {
    return new AskSession(this.client, atSeconds, signal, this.context, this, this.batch);
  }

  /** A session for the rows of a list: what several of its parts select at the same moment is asked as one question. */
  batched(): AskSession {
    const { client, atSeconds, signal, context } = this;
    const batch = new Batch(new AskSession(client, atSeconds, signal, context, this));
    return new AskSession(client, atSeconds, signal, context, this, batch);
  }

  /** Series by their labels; over some times, or at the moment where they are null. */
  async select(form: Form, selections: readonly Selection[], times: RangeTimes | null): Promise<MatrixSeries[]> {
    return (this.batch ?? new Batch(this)).ask({ form, selections, times });
  }

  /** `items.map(work)` for heavy work on answers: where a page is drawn, it pauses now and then. See `mapPaced`. */
  async mapPaced<T, R>(items: readonly T[], work: (item: T, index: number) => R): Promise<R[]> {
    const { pacer } = this.context;
    return pacer ? mapPaced(items, pacer, work, this.signal) : items.map(work);
  }

  async instant(expr: string, atSeconds = this.atSeconds): Promise<InstantAnswer> {
    const {
      signal,
      context: { origin },
    } = this;
    return this.keep(expr, this.client.instant({ expr, atSeconds, signal, origin }));
  }

  async range(expr: string, startSeconds: number, endSeconds: number, stepSeconds: number): Promise<RangeAnswer> {
    const {
      signal,
      context: { origin },
    } = this;
    return this.keep(expr, this.client.range({ expr, startSeconds, endSeconds, stepSeconds, signal, origin }));
  }

  async labelValues(label: string, match: string, startSeconds: number, endSeconds: number): Promise<ListAnswer> {
    const {
      signal,
      context: { origin },
    } = this;
    return this.keep(null, this.client.labelValues({ label, match, startSeconds, endSeconds, signal, origin }));
  }

  /** Null where there is no way to the server's own statistics. */
  async tsdbStatus(limit: number): Promise<TsdbStatusAnswer | null> {
    const {
      atSeconds,
      signal,
      context: { origin },
    } = this;
    return this.client.tsdbStatus
      ? this.keep(null, this.client.tsdbStatus({ atSeconds, limit, signal, origin }))
      : null;
  }

  /** For what is beside the point: a question that fails leaves a sentence in `failures` and gives null. */
  async orNothing<T>(what: string, answer: Promise<T>): Promise<T | null> {
    try {
      return await answer;
    } catch (error) {
      if (isAborted(error)) {
        throw error;
      }
      this.fail(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  /** The PromQL that was sent, each text once. */
  get expressions(): string[] {
    return [...this.sent];
  }

  /** Sentences of the server about answers that are incomplete. */
  get warnings(): string[] {
    return [...this.warned];
  }

  /** Sentences about questions that were given up. */
  get failures(): string[] {
    return [...this.failed];
  }

  get cost(): QueryCost {
    return this.paid;
  }

  private fail(sentence: string): void {
    this.failed.push(sentence);
    this.whole?.fail(sentence);
  }

  private async keep<A extends Metered>(expr: string | null, question: Promise<A>): Promise<A> {
    this.send(expr);
    const answer = await question;
    this.pay(answer);
    return answer;
  }

  private send(expr: string | null): void {
    if (expr !== null) {
      this.sent.add(expr);
    }
    this.whole?.send(expr);
  }

  private pay(answer: Metered): void {
    answer.warnings.forEach((warning) => this.warned.add(warning));
    this.paid = addCosts([this.paid, answer.cost]);
    this.whole?.pay(answer);
  }
}
