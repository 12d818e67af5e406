import { Batch, type Form, type RangeTimes } from './batch';
import { mapPaced, type Pacer } from './mapPaced';
import { NO_COST, addCosts } from './queryCost';
import { checkTimes } from './checkTimes';
import { nameQuestion } from './nameQuestion';
import { isAborted } from './prometheusError';
import type {
  AskOrigin,
  InstantAnswer,
  Labels,
  ListAnswer,
  MatrixSeries,
  PrometheusClient,
  QueryCost,
  RangeAnswer,
  TsdbStatusAnswer,
} from './prometheusClient';
import type { Selection } from './selection';
import { Turns } from './turns';
import { asksForSources, NUMBER_LABEL, type LabelPlace } from '../sources/sourceView';
import type { KnownSources, SourceViews } from '../sources/sourceViews';

/** Who asks, who waits for the thread meanwhile, and by which names. */
export interface AskContext {
  origin?: AskOrigin;
  /** None where nobody waits, such as at a terminal. */
  pacer?: Pacer;
  /** None where the server is asked by the plain names only. */
  views?: SourceViews;
}

/** How far a piece of work is. */
export interface AskProgress {
  /** Questions that were answered. */
  answered: number;
  /** Those that wait, the longest waiting first: their PromQL, or null for a list of values. */
  open: Array<string | null>;
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
  private readonly open = new Set<{ expr: string | null }>();
  private paid: QueryCost = NO_COST;
  private answered = 0;
  private readonly turns: Turns | null;

  constructor(
    private readonly client: PrometheusClient,
    readonly atSeconds: number,
    readonly signal?: AbortSignal,
    private readonly context: AskContext = {},
    private readonly whole?: AskSession,
    private readonly batch?: Batch
  ) {
    this.turns = whole?.turns ?? (context.pacer ? new Turns(context.pacer) : null);
  }

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

  /** Heavy work of one of many who were answered at once: where a page is drawn, they take turns. See `Turns`. */
  async inTurn<T>(work: () => T): Promise<T> {
    return this.turns ? this.turns.take(work, this.signal) : work();
  }

  async instant(expr: string, atSeconds = this.atSeconds): Promise<InstantAnswer> {
    const sources = this.sourcesFor(expr);
    const known = sources instanceof Promise ? await sources : sources;
    return known === null ? this.instantPlain(expr, atSeconds) : this.instantOf(known, expr, atSeconds);
  }

  /** An instant question in the server's own names. */
  async instantPlain(expr: string, atSeconds = this.atSeconds): Promise<InstantAnswer> {
    const { signal } = this;
    const { origin } = this.context;
    return this.keep(expr, this.client.instant({ expr, atSeconds, signal, origin }));
  }

  async range(expr: string, startSeconds: number, endSeconds: number, stepSeconds: number): Promise<RangeAnswer> {
    const { signal } = this;
    const { origin } = this.context;
    const sources = this.sourcesFor(expr);
    const known = sources instanceof Promise ? await sources : sources;
    const text = known?.view.expand(expr) ?? expr;
    const asked = this.client.range({ expr: text, startSeconds, endSeconds, stepSeconds, signal, origin });
    const answer = await this.keep(text, asked);
    checkTimes(answer.series, endSeconds);
    return text === expr ? answer : { ...answer, series: answer.series.map(withoutNumber) };
  }

  async labelValues(label: string, match: string, startSeconds: number, endSeconds: number): Promise<ListAnswer> {
    const sources = this.sourcesFor(match);
    const known = sources instanceof Promise ? await sources : sources;
    const places = known?.view.expandLabel(label, match) ?? [{ label, match }];
    const answers = await Promise.all(places.map((place) => this.valuesAt(place, startSeconds, endSeconds)));
    return {
      values: [...new Set(answers.flatMap(({ values }) => values))],
      warnings: answers.flatMap(({ warnings }) => warnings),
      cost: addCosts(answers.map(({ cost }) => cost)),
    };
  }

  /** The sources that this work reads; null where the server is asked by the plain names only. */
  async sources(): Promise<KnownSources | null> {
    return this.context.views?.find(this) ?? null;
  }

  /** The text as the server is asked: longer than what is asked for where sources have names of their own. */
  async expand(expr: string): Promise<string> {
    return (await this.sources())?.view.expand(expr) ?? expr;
  }

  /** Null where there is no way to the server's own statistics. */
  async tsdbStatus(limit: number): Promise<TsdbStatusAnswer | null> {
    const { atSeconds, signal } = this;
    const { origin } = this.context;
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

  /** What was found to be wrong with an answer goes where the server's own warnings go. */
  warn(sentence: string): void {
    this.warned.add(sentence);
    this.whole?.warn(sentence);
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

  /** Of the whole work, whichever part of it is asked. */
  get progress(): AskProgress {
    const { answered, open } = this.root();
    return { answered, open: [...open].map(({ expr }) => expr) };
  }

  private root(): AskSession {
    return this.whole?.root() ?? this;
  }

  private sourcesFor(expr: string): KnownSources | null | Promise<KnownSources | null> {
    return this.context.views && asksForSources(expr)
      ? (this.context.views.peek(this.atSeconds) ?? this.sources())
      : null;
  }

  private async instantOf({ view }: KnownSources, expr: string, atSeconds: number): Promise<InstantAnswer> {
    const text = view.expand(expr);
    const answer = await this.instantPlain(text, atSeconds);
    return text === expr ? answer : { ...answer, vector: answer.vector.map(withoutNumber) };
  }

  private async valuesAt(place: LabelPlace, startSeconds: number, endSeconds: number): Promise<ListAnswer> {
    const { signal } = this;
    const { origin } = this.context;
    const label = 'label' in place ? place.label : '__name__';
    const { match } = place;
    const answer = await this.keep(
      null,
      this.client.labelValues({ label, match, startSeconds, endSeconds, signal, origin })
    );
    return 'label' in place ? answer : { ...answer, values: answer.values.length > 0 ? [place.value] : [] };
  }

  private fail(sentence: string): void {
    this.failed.push(sentence);
    this.whole?.fail(sentence);
  }

  private async keep<A extends Metered>(expr: string | null, question: Promise<A>): Promise<A> {
    const root = this.root();
    const waiting = { expr };
    this.send(expr);
    root.open.add(waiting);
    try {
      const answer = await question;
      root.answered += 1;
      this.pay(answer);
      return answer;
    } catch (error) {
      // Of many questions one failed: which one says what to look at. Where nothing was answered, it is the server.
      throw root.answered > 0 ? nameQuestion(error, expr) : error;
    } finally {
      root.open.delete(waiting);
    }
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

function withoutNumber<S extends { labels: Labels }>(series: S): S {
  const { [NUMBER_LABEL]: _number, ...labels } = series.labels;
  return _number === undefined ? series : { ...series, labels };
}
