import { readMimirCardinality } from './readMimirCardinality';

/** Shapes of "Label names cardinality" and "Label values cardinality" in the HTTP API reference of Grafana Mimir. */
const NAMES = {
  label_values_count_total: 30,
  label_names_count: 15,
  cardinality: [
    { label_name: 'session_id', label_values_count: 25 },
    { label_name: 'pod', label_values_count: 5 },
  ],
};
const VALUES = {
  series_count_total: 1000,
  labels: [
    {
      label_name: '__name__',
      label_values_count: 2,
      series_count: 1000,
      cardinality: [
        { label_value: 'orders_total', series_count: 900 },
        { label_value: `evil\u202e${'x'.repeat(500)}`, series_count: 100 },
        { label_value: 'broken', series_count: '7' },
      ],
    },
  ],
};

describe('readMimirCardinality(names, values, limit, address)', () => {
  test('as the statistics of a Prometheus; names are cleaned and short', () => {
    const status = readMimirCardinality(NAMES, VALUES, 20, 'mimir');
    expect(status).toMatchObject({
      series: 1000,
      seriesByMetric: [{ name: 'orders_total', value: 900 }, { value: 100 }],
      valuesByLabel: [
        { name: 'session_id', value: 25 },
        { name: 'pod', value: 5 },
      ],
      seriesByPair: [],
    });
    expect(status.seriesByMetric[1].name.length).toBeLessThanOrEqual(201);
    expect(status.seriesByMetric[1].name).not.toContain('\u202e');
  });

  test('no more rows than asked for; a total that is missing is unknown', () => {
    const status = readMimirCardinality(NAMES, { labels: VALUES.labels }, 1, 'mimir');
    expect([status.series, status.seriesByMetric.length, status.valuesByLabel.length]).toEqual([null, 1, 1]);
  });

  test.each<[string, unknown, unknown]>([
    ['the envelope of an error', { status: 'error', error: 'disabled' }, VALUES],
    ['a page without labels', NAMES, { series_count_total: 3 }],
    ['nothing', null, VALUES],
  ])('%s: is not Mimir', (_, names, values) => {
    expect(() => readMimirCardinality(names, values, 20, 'mimir')).toThrow('no statistics of series');
  });
});
