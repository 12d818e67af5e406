import { COLLECT_LIMITS } from '../containers/collectLimits';
import type { InstantAnswer, PrometheusClient, QueryCost, RangeAnswer } from './prometheusClient';
import { addCosts } from './queryCost';

/** Asks a client, a few questions at a time, and keeps what was asked, what was warned of and what it cost. */
export class Asked {
  private running = 0;
  private readonly waiting: Array<() => void> = [];
  private readonly sent = new Set<string>();
  private readonly warned = new Set<string>();
  private readonly costs: QueryCost[] = [];

  constructor(
    private readonly client: PrometheusClient,
    private readonly atSeconds: number,
    private readonly signal?: AbortSignal
  ) {}

  async instant(expr: string): Promise<InstantAnswer> {
    const { atSeconds, signal } = this;
    return this.ask(expr, () => this.client.instant({ expr, atSeconds, signal }));
  }

  async range(expr: string, startSeconds: number, endSeconds: number, stepSeconds: number): Promise<RangeAnswer> {
    const { signal } = this;
    return this.ask(expr, () => this.client.range({ expr, startSeconds, endSeconds, stepSeconds, signal }));
  }

  get expressions(): string[] {
    return [...this.sent];
  }

  get warnings(): string[] {
    return [...this.warned];
  }

  get cost(): QueryCost {
    return addCosts(this.costs);
  }

  private async ask<A extends InstantAnswer | RangeAnswer>(expr: string, question: () => Promise<A>): Promise<A> {
    if (this.running >= COLLECT_LIMITS.parallelRequests.value) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running++;
    try {
      this.sent.add(expr);
      const answer = await question();
      answer.warnings.forEach((warning) => this.warned.add(warning));
      this.costs.push(answer.cost);
      return answer;
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
}
