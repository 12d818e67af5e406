import { SampleColumns } from './sampleColumns';
import { SampleScanner } from './scanSamples';

/** The key of the samples of a series. Inside of a JSON text its quotes would be escaped. */
const KEY = '"values":';

/**
 * `JSON.parse` for the answer of a range query: lists of samples are read into columns, and only what is around them goes
 * through `JSON.parse`. Null where anything is not in the form that Prometheus writes: `JSON.parse` then has to read, and
 * to judge, all of it.
 */
export function parseMatrixJson(text: string): unknown {
  const scanner = new SampleScanner(text);
  const scanned: SampleColumns[] = [];
  const around: string[] = [];
  let from = 0;
  for (let key = text.indexOf(KEY); key >= 0; key = text.indexOf(KEY, from)) {
    const start = key + KEY.length;
    if (!text.startsWith('[[', start)) {
      // An empty list, or a label of that name.
      around.push(text.slice(from, start));
      from = start;
      continue;
    }
    const columns = scanner.scanList(start);
    if (columns === null) {
      return null;
    }
    around.push(text.slice(from, start), String(scanned.length));
    scanned.push(columns);
    from = scanner.position;
  }
  if (scanned.length === 0) {
    return null;
  }
  around.push(text.slice(from));
  try {
    const answer: unknown = JSON.parse(around.join(''));
    return putBack(answer, scanned) ? answer : null;
  } catch {
    return null;
  }
}

interface Answer {
  data?: { result?: Array<{ values?: unknown }> };
}

/** Puts the columns where their numbers stand. False unless each number stands once, in order, in a row of the result. */
function putBack(answer: unknown, scanned: readonly SampleColumns[]): boolean {
  const rows = (answer as Answer | null)?.data?.result;
  if (!Array.isArray(rows)) {
    return false;
  }
  let next = 0;
  for (const row of rows) {
    if (typeof row?.values === 'number') {
      if (row.values !== next) {
        return false;
      }
      row.values = scanned[next++];
    }
  }
  return next === scanned.length;
}
