import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';

const FOLDER = join(__dirname, '../fixtures/pages');

/** `name{a="b"} value`; a time of its own is left out. */
const SAMPLE = /^([^{ ]+)(?:\{(.*)\})? (\S+)(?: \S+)?$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:\\.|[^"\\])*)"/g;
const ESCAPED: Record<string, string> = { '\\n': '\n', '\\"': '"', '\\\\': '\\' };

export interface PageSample {
  labels: Record<string, string>;
  value: number;
}

/** The samples of a page, each series once, as a scrape takes them. */
export function readPage(file: string): PageSample[] {
  const text = brotliDecompressSync(readFileSync(join(FOLDER, `${file}.txt.br`))).toString('utf8');
  const samples = new Map<string, PageSample>();
  for (const line of text.split('\n')) {
    const [, name, labelText = '', value] = SAMPLE.exec(line.trim()) ?? [];
    if (name && name !== '#') {
      const labels: Record<string, string> = { __name__: name };
      for (const [, label, escaped] of labelText.matchAll(LABEL)) {
        labels[label] = escaped.replace(/\\./g, (one) => ESCAPED[one] ?? one);
      }
      const key = JSON.stringify(Object.entries(labels).sort());
      samples.set(key, { labels, value: value === '+Inf' ? Infinity : value === '-Inf' ? -Infinity : Number(value) });
    }
  }
  return [...samples.values()];
}

export interface ScrapedPages {
  job: string;
  /** Labels of the target besides job and instance. */
  labels?: Record<string, string>;
  /** The page at the start; the same as at the end where there is none. */
  early: readonly PageSample[];
  late: readonly PageSample[];
  /** When the process started, Unix seconds. */
  startSeconds: number;
  endSeconds: number;
  /** The process is replaced halfway, as by an upgrade: the first page until then, the last one from then on. */
  isReplaced?: boolean;
}

const STEP_SECONDS = 240;

/**
 * A target of which the first and the last page are known: the pages are scraped at both ends; in between only what a
 * Prometheus writes beside a scrape is there, on a straight line from the one to the other.
 */
export function* scrapePages(pages: ScrapedPages): Generator<BackfillSeries> {
  const { job, early, late, startSeconds, endSeconds } = pages;
  const target: Record<string, string> = { job, instance: '10.0.0.1:8080', ...pages.labels };
  const merged = new Map<string, { labels: Record<string, string>; points: Array<[number, number]> }>();
  const moments = [
    [early, startSeconds],
    [late, endSeconds],
  ] as const;
  for (const [page, time] of moments) {
    for (const { labels, value } of page.filter((one) => one.labels.__name__ !== 'process_start_time_seconds')) {
      // A scrape renames labels that the target has as well.
      const own = Object.entries(labels).map(([name, text]) => [
        target[name] === undefined ? name : `exported_${name}`,
        text,
      ]);
      const all = { ...Object.fromEntries(own), ...target } as Record<string, string>;
      const key = JSON.stringify(Object.entries(all).sort());
      const known = merged.get(key) ?? { labels: all, points: [] };
      merged.set(key, known);
      known.points.push([time, value]);
    }
  }
  for (const { labels, points } of merged.values()) {
    yield { labels, timesSeconds: points.map(([time]) => time), values: points.map(([, value]) => value) };
  }
  const steps = Math.floor((endSeconds - startSeconds) / STEP_SECONDS);
  const times = Array.from({ length: steps + 1 }, (_, index) => endSeconds - (steps - index) * STEP_SECONDS);
  const way = (index: number) => (pages.isReplaced ? Number(index >= steps / 2) : index / steps);
  const samples = times.map((_, index) => Math.round(early.length + (late.length - early.length) * way(index)));
  const written: Record<string, number[]> = {
    scrape_samples_scraped: samples,
    scrape_samples_post_metric_relabeling: samples,
    scrape_series_added: samples.map((value, index) => Math.max(0, value - (samples[index - 1] ?? 0))),
    up: samples.map(() => 1),
    process_start_time_seconds: times.map((_, index) =>
      pages.isReplaced && index >= steps / 2 ? times[Math.ceil(steps / 2)] : startSeconds
    ),
  };
  for (const [name, values] of Object.entries(written)) {
    yield { labels: { __name__: name, ...target }, timesSeconds: times, values };
  }
}
