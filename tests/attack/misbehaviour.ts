import type { ServerResponse } from 'node:http';
import { passOn, type Exchange, type Misbehave } from './faultProxy';

/** Building blocks of faults. */

export const status =
  (code: number, body = '', headers: Record<string, string> = {}): Misbehave =>
  (_, response) => {
    response.writeHead(code, { 'content-type': body.startsWith('<') ? 'text/html' : 'text/plain', ...headers });
    response.end(body);
  };

/** HTTP 200 with this body, whatever was asked. */
export const body =
  (text: string, headers: Record<string, string> = {}): Misbehave =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(text);
  };

export const json = (value: unknown): Misbehave => body(JSON.stringify(value));

export const raw =
  (act: (response: ServerResponse, exchange: Exchange) => void): Misbehave =>
  (exchange, response) =>
    act(response, exchange);

/** Only requests that match misbehave. */
export const only =
  (matches: (exchange: Exchange) => boolean, misbehave: Misbehave): Misbehave =>
  (exchange, response) =>
    (matches(exchange) ? misbehave : passOn)(exchange, response);

export const asks = (pattern: RegExp) => (exchange: Exchange) => pattern.test(exchange.parameters.get('query') ?? '');

export type Sample = [number, string];
export interface Row {
  metric: Record<string, string>;
  value?: Sample;
  values?: Sample[];
  histogram?: unknown;
  histograms?: unknown;
}
interface Answer {
  status: string;
  data: { resultType?: string; result?: Row[] };
  warnings?: string[];
}

/** The true answer, changed. Lists of names have no rows and stay as they are. */
export const changed =
  (change: (answer: Answer, exchange: Exchange) => void): Misbehave =>
  async (exchange, response) => {
    const answer: Answer = JSON.parse(await exchange.answer());
    if (answer.status !== 'success' || !Array.isArray(answer.data?.result)) {
      return passOn(exchange, response);
    }
    change(answer, exchange);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  };

/** The moments that a question is about. */
const MOMENTS = ['time', 'start', 'end'];

/**
 * All that is stored is older by so much: the server is asked about later moments, and what it answers is dated back. So
 * look-backs and sub-queries see what they would see of data that has ended.
 */
export const older =
  (seconds: number): Misbehave =>
  async (exchange, response) => {
    const { parameters } = exchange;
    const asked = new URLSearchParams(parameters);
    for (const name of MOMENTS.filter((one) => parameters.has(one))) {
      asked.set(name, String(Number(parameters.get(name)) + seconds));
    }
    const isOfTimes = /timestamp\(/.test(parameters.get('query') ?? '');
    const back = ([time, value]: Sample): Sample => [
      time - seconds,
      isOfTimes ? String(Number(value) - seconds) : value,
    ];
    const answerOfThen = { ...exchange, answer: () => exchange.answer(asked) };
    await changed(({ data: { result = [] } }) => {
      result.forEach((row) => {
        row.value = row.value && back(row.value);
        row.values = row.values?.map(back);
      });
    })(answerOfThen, response);
  };

/** The server counts and reads times itself: what others wrote is in the other questions. */
const COUNTED = /\bcount\b|\bcount_|timestamp\(/;

/** Each sample of each series becomes another one. */
export const samples = (change: (sample: Sample, row: number, index: number) => Sample): Misbehave =>
  changed(({ data: { result = [] } }, { parameters }) => {
    if (COUNTED.test(parameters.get('query') ?? '')) {
      return;
    }
    result.forEach((row, at) => {
      row.value = row.value && change(row.value, at, 0);
      row.values = row.values?.map((sample, index) => change(sample, at, index));
    });
  });

/** The names of containers become others, the same one always the same. */
export const names = (rename: (name: string) => string): Misbehave =>
  changed(({ data: { result = [] } }) => {
    for (const { metric } of result) {
      if (metric.container) {
        metric.container = rename(metric.container);
      }
    }
  });
