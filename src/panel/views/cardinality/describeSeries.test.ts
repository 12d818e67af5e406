import { readCardinalityFrames } from '../../read/cardinality/readCardinalityFrames';
import {
  buildLabelsFrame,
  buildMetricsFrame,
  buildTargetsFrame,
  LABEL_ROWS,
  LEAKING_TARGET,
  METRIC_ROWS,
  type Values,
} from '../../testing/buildCardinalityFrames';
import { MOMENT_MS } from '../../testing/buildFrames';
import { describeSeries } from './describeSeries';

const NOW = MOMENT_MS / 1000 + 6 * 3600;

function describeRow(row: Values, metrics = METRIC_ROWS, labels = LABEL_ROWS, nowSeconds = NOW) {
  const frames = [
    buildTargetsFrame([{ ...LEAKING_TARGET, ...row }]),
    buildMetricsFrame(metrics),
    buildLabelsFrame(labels),
  ];
  return describeSeries(readCardinalityFrames(frames).rows[0], nowSeconds, 'utc');
}

const say = (...given: Parameters<typeof describeRow>) =>
  describeRow(...given)
    .map(({ text }) => text)
    .join('');

describe('describeSeries', () => {
  it('says metric, growth, label, shape and memory in one sentence', () => {
    expect(say({})).toBe(
      'http_request_duration_seconds grew from 96 to 8,012 series since 14:00; label path has 1,334 values that look like paths with ids; that explains 41.0 MiB of 46.0 MiB by which the memory of its container grew.'
    );
  });

  it('sets names apart', () => {
    expect(describeRow({}).filter(({ isName }) => isName)).toEqual([
      { text: 'http_request_duration_seconds', isName: true },
      { text: 'path', isName: true },
    ]);
  });

  it.each<[string, Values, Values[], Values[], string]>([
    [
      'not looked into',
      { metric: null, label: null, coupled: null, looked_into: 'no' },
      [],
      [],
      'This target grew from 110 to 8,610 series since 14:00.',
    ],
    [
      'before the window',
      { metric: null, label: null, coupled: null, start_time: null },
      [],
      [],
      'This target grew from 110 to 8,610 series within the window.',
    ],
    [
      'no label alone',
      { label: null, coupled: null },
      METRIC_ROWS,
      [],
      'http_request_duration_seconds grew from 96 to 8,012 series since 14:00; no label does it alone.',
    ],
    [
      'labels that change together',
      { together: 'path, route', coupled: null },
      METRIC_ROWS,
      [],
      'http_request_duration_seconds grew from 96 to 8,012 series since 14:00; labels path, route change together; label path explodes.',
    ],
    [
      'names that carry ids',
      { names: 'tenant_*_requests_total', label: null, coupled: null },
      METRIC_ROWS,
      [],
      'This target grew from 110 to 8,610 series since 14:00; names of metrics carry ids, as in tenant_*_requests_total.',
    ],
    [
      'values unknown',
      { coupled: null },
      METRIC_ROWS,
      [],
      'http_request_duration_seconds grew from 96 to 8,012 series since 14:00; label path explodes.',
    ],
    [
      'levelled off, not in step',
      { kind: 'bounded', label: null, metric: null, coupled: 'false', explained_bytes: null },
      [],
      [],
      'This target grew from 110 to 8,610 series since 14:00, and stands there now; the memory of its container does not grow in step.',
    ],
    [
      'only estimated',
      { label: null, metric: null, coupled: 'false' },
      [],
      [],
      'This target grew from 110 to 8,610 series since 14:00; its label sets may take 41.0 MiB of 46.0 MiB by which the memory of its container grew, which is not in step.',
    ],
    [
      'rejected',
      { kind: 'rejected', sample_limit: 5000 },
      [],
      [],
      'This target: the server reads 8,610 samples a scrape and keeps none, because the limit is 5,000.',
    ],
    [
      'churn',
      { kind: 'churn', churn_cause: 'restarts' },
      [],
      [],
      'This target has 8,610 series, and 215 new ones an hour take the place of others, because the process restarts again and again.',
    ],
    ['steady', { kind: 'steady' }, [], [], 'This target has 8,610 series.'],
    [
      'unknown',
      { kind: 'unknown', series: null },
      [],
      [],
      'This target has an unknown number of series; there are too few scrapes to say whether they grow.',
    ],
  ])('%s', (_, row, metrics, labels, expected) => {
    expect(say(row, metrics, labels)).toBe(expected);
  });

  it('names the day where the process started longer ago', () => {
    expect(say({}, METRIC_ROWS, LABEL_ROWS, NOW + 86_400)).toContain('since 11/20 14:00;');
  });
});
