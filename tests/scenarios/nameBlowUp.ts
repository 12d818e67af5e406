import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';

const STEP_SECONDS = 240;
const HOURS = 12;

/** A program of which each tenant has two metrics of its own; a new tenant every eight minutes. */
export function* nameBlowUp(endSeconds: number): Generator<BackfillSeries> {
  const target = { job: 'shop/billing', instance: '10.5.0.7:8080', namespace: 'shop', pod: 'billing-0' };
  const count = (HOURS * 3600) / STEP_SECONDS + 1;
  const times = Array.from({ length: count }, (_, index) => endSeconds - (count - 1 - index) * STEP_SECONDS);
  const tenants = (index: number) => 5 + Math.floor(index / 2) * 2;
  const others = 30;
  const samples = times.map((_, index) => others + tenants(index) * 2);
  const beside: Record<string, number[]> = {
    scrape_samples_scraped: samples,
    scrape_samples_post_metric_relabeling: samples,
    scrape_series_added: samples.map((value, index) => value - (samples[index - 1] ?? value)),
    up: times.map(() => 1),
    process_start_time_seconds: times.map(() => times[0] - 60),
    go_goroutines: times.map(() => 12),
  };
  for (const [name, values] of Object.entries(beside)) {
    yield { labels: { __name__: name, ...target }, timesSeconds: times, values };
  }
  for (let other = 0; other < others - 2; other++) {
    yield {
      labels: { __name__: `billing_setting_${other}`, ...target },
      timesSeconds: times,
      values: times.map(() => 1),
    };
  }
  for (let tenant = 0; tenant < tenants(count - 1); tenant++) {
    const from = times.findIndex((_, index) => tenants(index) > tenant);
    const [own, ones] = [times.slice(from), times.slice(from).map(() => 1)];
    const id = String(100_000 + tenant * 7919);
    yield { labels: { __name__: `tenant_${id}_invoices_total`, ...target }, timesSeconds: own, values: ones };
    yield { labels: { __name__: `tenant_${id}_open_amount`, ...target }, timesSeconds: own, values: ones };
  }
}
