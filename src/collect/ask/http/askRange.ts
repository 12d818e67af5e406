import { say } from '../../../engine';
import { LIMITS, type AnswerCaps } from '../limits';
import { mapBounded } from '../mapBounded';
import type { MatrixSeries, RangeRequest } from '../prometheusClient';
import { PrometheusError } from '../prometheusError';
import { abortOnFailure } from './abortOnFailure';
import { joinSeries } from './joinSeries';
import type { Meter, PrometheusApi } from './prometheusApi';
import { readMatrix, tellHistograms, tooMuch } from './readResult';
import { countPoints, splitRange, type RangeSlice } from './splitRange';
import { toSecondsText } from './toSecondsText';

interface SeriesAnswer {
  series: MatrixSeries[];
  warnings: string[];
}

/**
 * A range query of any length. More points than Prometheus allows are asked in slices on one grid, a few at a time; a
 * slice that is too much for the server (its limit of samples) is halved a few times. The step is never raised: a longer
 * one would hide peaks, so that is for the caller to choose.
 */
export async function askRange(
  api: PrometheusApi,
  request: RangeRequest,
  timeout: string,
  caps: AnswerCaps,
  meter: Meter
): Promise<SeriesAnswer> {
  const startMs = Math.round(request.startSeconds * 1000);
  const endMs = Math.round(request.endSeconds * 1000);
  const stepMs = Math.max(1, Math.round(request.stepSeconds * 1000));
  const points = countPoints(startMs, endMs, stepMs);
  if (!(points >= 1)) {
    throw new PrometheusError('bad-query', say`The range ends before it starts: choose a later end.`);
  }
  if (points > caps.samples) {
    throw tooMuch(say`${points} points a series, and ${caps.samples} samples are the most that is read`);
  }

  const askSlice = async (slice: RangeSlice, halvings: number, signal: AbortSignal): Promise<SeriesAnswer> => {
    const parameters = {
      query: request.expr,
      start: toSecondsText(slice.startMs),
      end: toSecondsText(slice.endMs),
      step: toSecondsText(stepMs),
      timeout,
    };
    try {
      const { data, warnings } = await api.ask({ method: 'POST', path: 'query_range', parameters, meter, signal });
      const series = readMatrix(data, caps, caps.samples - meter.samples, api.address);
      meter.samples += series.reduce((sum, { values }) => sum + values.length, 0);
      return { series, warnings: [...warnings, ...tellHistograms(data)] };
    } catch (error) {
      const slicePoints = countPoints(slice.startMs, slice.endMs, stepMs);
      if (!isServerLimit(error) || halvings === 0 || slicePoints < 2) {
        throw error;
      }
      const halves = splitRange(slice.startMs, slice.endMs, stepMs, Math.ceil(slicePoints / 2));
      return joinAnswers(await mapBounded(halves, 1, (half) => askSlice(half, halvings - 1, signal)));
    }
  };

  const slices = splitRange(startMs, endMs, stepMs, LIMITS.pointsPerSeries.value);
  const answers = await abortOnFailure(request.signal, (signal) =>
    mapBounded(slices, LIMITS.parallelSlices.value, (slice) => askSlice(slice, LIMITS.sliceHalvings.value, signal))
  );
  return joinAnswers(answers);
}

/** Our own caps count the whole answer, so smaller slices help only against a limit of the server. */
function isServerLimit(error: unknown): boolean {
  return error instanceof PrometheusError && error.kind === 'too-much' && error.status !== null;
}

function joinAnswers(answers: readonly SeriesAnswer[]): SeriesAnswer {
  return {
    series: joinSeries(answers.map(({ series }) => series)),
    warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
  };
}
