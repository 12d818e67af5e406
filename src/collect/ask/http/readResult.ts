import { say } from '../../../engine';
import { describeHistograms } from '../describeHistograms';
import type { AnswerCaps } from '../limits';
import type { Labels, MatrixSeries, VectorSample } from '../prometheusClient';
import { PrometheusError } from '../prometheusError';
import { isRecord, notPrometheus } from './parseApiAnswer';
import { readNumber } from './readNumber';
import { SampleColumns } from './sampleColumns';

type Sample = readonly [timeSeconds: number, value: number];

/** The samples of an instant query. A scalar is one sample without labels. */
export function readVector(data: unknown, caps: AnswerCaps, address: string): VectorSample[] {
  if (isRecord(data) && data.resultType === 'scalar') {
    const [timeSeconds, value] = readSample(data.result, address);
    return [{ labels: {}, timeSeconds, value }];
  }
  return readRows(data, 'vector', caps, address)
    .filter(isNumeric)
    .map((row) => {
      const [timeSeconds, value] = readSample(row.value, address);
      return { labels: readLabels(row.metric, address), timeSeconds, value };
    });
}

/** The series of a range query. `samplesLeft` is what the caps still allow. */
export function readMatrix(data: unknown, caps: AnswerCaps, samplesLeft: number, address: string): MatrixSeries[] {
  let left = samplesLeft;
  return readRows(data, 'matrix', caps, address)
    .filter(isNumeric)
    .map((row) => {
      const { timesSeconds, values } = readSamples(row.values, address);
      left -= values.length;
      if (left < 0) {
        throw tooMuch(say`more than ${caps.samples} samples`);
      }
      return { labels: readLabels(row.metric, address), timesSeconds, values };
    });
}

/** A sentence where some series were left out. */
export function tellHistograms(data: unknown): string[] {
  const rows = isRecord(data) && Array.isArray(data.result) ? data.result.filter(isRecord) : [];
  return describeHistograms(rows.filter((row) => !isNumeric(row)).length, rows.length);
}

function isNumeric(row: Record<string, unknown>): boolean {
  const isHistogram = 'histogram' in row || 'histograms' in row;
  return !isHistogram || 'value' in row || 'values' in row;
}

/** What `parseMatrixJson` read already, or a list of pairs. */
function readSamples(samples: unknown, address: string): Pick<MatrixSeries, 'timesSeconds' | 'values'> {
  if (samples instanceof SampleColumns) {
    return samples;
  }
  if (!Array.isArray(samples)) {
    throw notPrometheus(address, say`answers with a series that has no values`);
  }
  const timesSeconds = new Array<number>(samples.length);
  const values = new Array<number>(samples.length);
  samples.forEach((sample: unknown, index: number) => {
    [timesSeconds[index], values[index]] = readSample(sample, address);
  });
  return { timesSeconds, values };
}

/** A list of strings, such as the values of a label. */
export function readStrings(data: unknown, address: string): string[] {
  if (!Array.isArray(data) || !data.every((value) => typeof value === 'string')) {
    throw notPrometheus(address, say`answers with something that is not a list of names`);
  }
  return data;
}

export function tooMuch(what: string): PrometheusError {
  return new PrometheusError(
    'too-much',
    say`The answer holds ${what}: ask for a shorter window, a longer step or fewer containers.`
  );
}

function readRows(data: unknown, type: string, caps: AnswerCaps, address: string): Array<Record<string, unknown>> {
  if (!isRecord(data) || data.resultType !== type || !Array.isArray(data.result)) {
    throw notPrometheus(address, say`answers with something else than a ${type}`);
  }
  if (data.result.length > caps.series) {
    throw tooMuch(say`${data.result.length} series, and ${caps.series} are the most that is read`);
  }
  if (!data.result.every(isRecord)) {
    throw notPrometheus(address, say`answers with a broken ${type}`);
  }
  return data.result;
}

function readLabels(metric: unknown, address: string): Labels {
  if (!isRecord(metric) || !Object.values(metric).every((value) => typeof value === 'string')) {
    throw notPrometheus(address, say`answers with a series that has no labels`);
  }
  return metric as Labels;
}

/** `[time, "value"]` */
function readSample(sample: unknown, address: string): Sample {
  if (Array.isArray(sample) && Number.isFinite(sample[0]) && typeof sample[1] === 'string') {
    const value = readNumber(sample[1]);
    if (value !== null) {
      return [sample[0], value];
    }
  }
  throw notPrometheus(address, say`answers with a sample that is not a time and a number`);
}
