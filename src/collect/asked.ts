import type { InstantAnswer, PrometheusClient, QueryCost, RangeAnswer } from './prometheusClient';
import { addCosts } from './queryCost';

/** Asks a client, and keeps what was asked, what the server warned of and what it cost. */
export class Asked {
  private readonly sent = new Set<string>();
  private readonly warned = new Set<string>();
  private readonly costs: QueryCost[] = [];

  constructor(
    private readonly client: PrometheusClient,
    private readonly atSeconds: number,
    private readonly signal?: AbortSignal
  ) {}

  async instant(expr: string): Promise<InstantAnswer> {
    return this.keep(expr, await this.client.instant({ expr, atSeconds: this.atSeconds, signal: this.signal }));
  }

  async range(expr: string, startSeconds: number, endSeconds: number, stepSeconds: number): Promise<RangeAnswer> {
    const { signal } = this;
    return this.keep(expr, await this.client.range({ expr, startSeconds, endSeconds, stepSeconds, signal }));
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

  private keep<A extends InstantAnswer | RangeAnswer>(expr: string, answer: A): A {
    this.sent.add(expr);
    answer.warnings.forEach((warning) => this.warned.add(warning));
    this.costs.push(answer.cost);
    return answer;
  }
}
