import { CONTRACT_LIMITS } from '../../../contract/contractLimits';
import { FieldType } from '@grafana/data';
import { PANEL_LIMITS } from '../../panelLimits';
import {
  buildDetailFrames,
  buildLabelsFrame,
  buildLinesFrame,
  buildMetricsFrame,
  buildServerFrame,
  buildTargets,
  buildTargetsFrame,
  KEY,
  LABEL_ROWS,
  LEAKING_TARGET,
  METRIC_ROWS,
} from '../../testing/buildCardinalityFrames';
import { buildPrometheusFrame, MOMENT_MS } from '../../testing/buildFrames';
import { readCardinalityFrames } from './readCardinalityFrames';
import { readPanelData } from '../readPanelData';

const list = buildTargetsFrame([LEAKING_TARGET, ...buildTargets(2)], {
  totalTargets: 3204,
  lookedInto: 1,
  toLookInto: 3,
  requests: 14,
  samples: 2310,
});

describe('readCardinalityFrames', () => {
  it('joins what is known of a target from all frames', () => {
    const { rows, ...model } = readCardinalityFrames([list, ...buildDetailFrames()]);
    expect(model).toMatchObject({
      totalTargets: 3204,
      lookedInto: 1,
      toLookInto: 3,
      requests: 14,
      samples: 2310,
      server: { series: 12_431 },
    });
    expect(model.top).toHaveLength(2);
    expect(rows.map(({ rank, instance }) => [rank, instance])).toEqual([
      [1, KEY.instance],
      [2, 't1:9090'],
      [3, 't2:9090'],
    ]);
    expect(rows[0]).toMatchObject({ kind: 'blow-up', coupled: true, metric: 'http_request_duration_seconds' });
    expect(rows[0].metrics).toHaveLength(3);
    expect(rows[0].labels.map(({ label, explodes }) => [label, explodes])).toEqual([
      ['path', true],
      ['method', false],
      ['instance', false],
    ]);
    expect(rows[0].lines?.lines.map(({ role, name }) => [role, name])).toEqual([
      ['target', 'orders-stable-1'],
      ['replica', 'canary:8080'],
    ]);
    expect(rows[0].fixes.map(({ sparesProcess, savedSeries }) => [sparesProcess, savedSeries])).toEqual([
      [true, 7990],
      [false, null],
    ]);
    expect(rows[1]).toMatchObject({ metrics: [], labels: [], lines: null, explainedBytes: null });
  });

  it('the list alone is enough: details come later', () => {
    const [row] = readCardinalityFrames([list]).rows;
    expect(row).toMatchObject({ metrics: [], labels: [], lines: null, series: 8610 });
    expect(row.trend?.series).toEqual([110, 3000, null, 8610]);
  });

  it('targets that only a path tells apart are two, each with its own metrics and lines', () => {
    const also = 'metrics_path=/metrics/cadvisor';
    const { rows } = readCardinalityFrames([
      buildTargetsFrame([LEAKING_TARGET, { ...LEAKING_TARGET, also, series: 30, stopped_time: MOMENT_MS }]),
      buildMetricsFrame([METRIC_ROWS[0], { ...METRIC_ROWS[0], also, series: 3 }]),
    ]);
    expect(rows.map((row) => [row.also, row.series, row.metrics.map(({ series }) => series)])).toEqual([
      [null, 8610, [8012]],
      [also, 30, [3]],
    ]);
    expect(rows.map(({ stoppedSeconds }) => stoppedSeconds)).toEqual([null, MOMENT_MS / 1000]);
  });

  it('of what comes twice the later one holds, in the place of the first', () => {
    const again = buildTargetsFrame([{ ...LEAKING_TARGET, series: 9000 }]);
    const { rows } = readCardinalityFrames([
      list,
      buildMetricsFrame(METRIC_ROWS),
      again,
      buildMetricsFrame([METRIC_ROWS[0]]),
    ]);
    expect(rows[0].series).toBe(9000);
    expect(rows[0].metrics).toHaveLength(1);
    expect(rows).toHaveLength(3);
  });

  it('nulls stay unknown, and words that nobody knows are not believed', () => {
    const frame = buildTargetsFrame([
      { job: 'a', kind: 'catastrophe', looked_into: 'the target has too many series', coupled: 'perhaps', score: 140 },
    ]);
    expect(readCardinalityFrames([frame]).rows[0]).toMatchObject({
      instance: '',
      kind: 'unknown',
      coupled: null,
      score: 100,
      series: null,
      startSeconds: null,
      lookedInto: { state: 'refused', reason: 'the target has too many series' },
      trend: null,
      evidence: [],
      fixes: [],
    });
  });

  it('a negative number of series, rows without a job and labels without a name are left out', () => {
    const frames = [
      buildTargetsFrame([{ ...LEAKING_TARGET, series: -5 }, { instance: 'x' }]),
      buildLabelsFrame([...LABEL_ROWS, { label: '' }]),
    ];
    const { rows } = readCardinalityFrames(frames);
    expect(rows).toHaveLength(1);
    expect(rows[0].series).toBeNull();
    expect(rows[0].labels).toHaveLength(LABEL_ROWS.length);
  });

  it('caps what comes from outside, and says of how many', () => {
    const most = CONTRACT_LIMITS.listRows.value;
    const frame = buildTargetsFrame(buildTargets(most + 7));
    delete frame.meta;
    const model = readCardinalityFrames([frame]);
    expect(model.rows).toHaveLength(most);
    expect(model.totalTargets).toBe(most + 7);
    const metrics = Array.from({ length: 1000 }, (_, index) => ({ metric: `m${index}`, series: 1 }));
    const [row] = readCardinalityFrames([list, buildMetricsFrame(metrics)]).rows;
    expect(row.metrics).toHaveLength(PANEL_LIMITS.cardinalityRows.value);
  });

  it.each([
    ['a hidden character', 'drop\u202Eeslaf'],
    ['an escape', 'drop \u001b[2J'],
    ['more than anybody reads', 'x'.repeat(CONTRACT_LIMITS.codeCharacters.value + 1)],
  ])('code with %s is not offered', (_, code) => {
    const fixes = { ...LEAKING_TARGET.fixes! } as ReturnType<typeof buildServerFrame>;
    fixes.fields = fixes.fields.map((field) => (field.name === 'code' ? { ...field, values: [code, code] } : field));
    const [row] = readCardinalityFrames([buildTargetsFrame([{ ...LEAKING_TARGET, fixes }])]).rows;
    expect(row.fixes.map((fix) => fix.code)).toEqual([null, null]);
  });

  it('of several servers none is shown', () => {
    expect(readCardinalityFrames([list, buildServerFrame(), buildServerFrame()]).server).toBeNull();
  });

  it.each<[string, unknown]>([
    ['no frame', null],
    ['text', 'x'],
    ['a frame without fields', {}],
    ['a list of nothing', []],
  ])('nested frames that are %s are none', (_, nested) => {
    const row = { ...LEAKING_TARGET, trend: nested, evidence: nested, fixes: nested };
    expect(readCardinalityFrames([buildTargetsFrame([row])]).rows[0]).toMatchObject({
      trend: null,
      evidence: [],
      fixes: [],
    });
  });
});

describe('readPanelData, cardinality', () => {
  const all = [list, ...buildDetailFrames()];

  it.each([
    ['auto', 'cardinality'],
    ['cardinality', 'cardinality'],
    ['triage', 'unusable'],
    ['nodes', 'unusable'],
    ['compare', 'unusable'],
  ] as const)('view %s: %s', (view, kind) => {
    expect(readPanelData(all, view).kind).toBe(kind);
  });

  it('a server without a single target is an empty list', () => {
    expect(readPanelData([buildServerFrame()], 'auto')).toMatchObject({ kind: 'cardinality', model: { rows: [] } });
  });

  it('plain series with a label role are none', () => {
    const frames = [buildPrometheusFrame('container_memory_rss', { role: 'worker', namespace: 'n', pod: 'p' }, [1, 2])];
    expect(readPanelData(frames, 'auto').kind).not.toBe('cardinality');
    expect(readPanelData([buildLinesFrame()], 'auto').kind).not.toBe('cardinality');
    expect(readPanelData(frames, 'cardinality').kind).toBe('unusable');
  });

  it('without rows the declared kind words the empty state', () => {
    const frame = buildTargetsFrame([]);
    expect(frame.fields[0].type).toBe(FieldType.string);
    expect(readPanelData([frame], 'auto')).toEqual({ kind: 'empty', view: 'cardinality' });
  });
});
