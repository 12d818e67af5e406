import { cleanText } from '../../collect/ask/http/cleanText';
import { checkUnixSeconds } from './checkUnixSeconds';
import { SERIES_FILE_LIMITS } from './seriesFileLimits';

/** One line of a series file. */
export interface RawSeries {
  id: string;
  /** Unix seconds, ascending. */
  timesSeconds: number[];
  /** Any unit; a null of the file is a gap and not in here. */
  values: number[];
  limit: number | null;
}

export interface BrokenLine {
  /** From 1. */
  line: number;
  /** What is wrong with it, to go after "Line 3". */
  problem: string;
}

export interface SeriesFile {
  series: RawSeries[];
  broken: BrokenLine[];
}

/** Reads JSON lines `{"id", "t": [seconds], "v": [numbers], "limit"?}`. A line that is none is reported, not skipped. */
export function readSeriesFile(text: string): SeriesFile {
  const file: SeriesFile = { series: [], broken: [] };
  text.split('\n').forEach((content, index) => {
    if (content.trim() === '') {
      return;
    }
    const read = readLine(content);
    if (typeof read === 'string') {
      file.broken.push({ line: index + 1, problem: read });
    } else {
      file.series.push(read);
    }
  });
  return file;
}

/** The series, or what is wrong with the line. */
function readLine(content: string): RawSeries | string {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return 'is not JSON';
  }
  const { id, t, v, limit } = (json ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') {
    return 'has no "id"';
  }
  if (!isNumbers(t) || !Array.isArray(v)) {
    return 'needs "t" and "v" as lists, "t" of numbers';
  }
  if (t.length !== v.length) {
    return `has ${t.length} times and ${v.length} values`;
  }
  if (!v.every((value) => value === null || Number.isFinite(value))) {
    return 'has a value that is neither a number nor null';
  }
  const largest = SERIES_FILE_LIMITS.largestValue.value;
  if (v.some((value) => Math.abs(value ?? 0) > largest)) {
    return 'has a value beyond 2^53, which no number of bytes is';
  }
  const wrongTimes = checkUnixSeconds(t);
  if (wrongTimes !== null) {
    return wrongTimes;
  }
  if (t.some((time, index) => index > 0 && time <= t[index - 1])) {
    return 'has times that do not ascend';
  }
  if (limit !== undefined && limit !== null && !(typeof limit === 'number' && limit > 0 && limit <= largest)) {
    return 'has a "limit" that is not a number above 0 and below 2^53';
  }
  const present = t.map((_, index) => index).filter((index) => v[index] !== null);
  return {
    id: cleanText(id, 1000),
    timesSeconds: present.map((index) => t[index]),
    values: present.map((index) => v[index] as number),
    limit: typeof limit === 'number' ? limit : null,
  };
}

function isNumbers(list: unknown): list is number[] {
  return Array.isArray(list) && list.every(Number.isFinite);
}
