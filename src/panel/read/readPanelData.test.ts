import { createDataFrame, DataFrameType, FieldType, outerJoinDataFrames, type DataFrame } from '@grafana/data';
import { META_KEY } from '../../contract/codec/metaKey';
import type { ViewOption } from '../options';
import { strings } from '../strings';
import {
  buildAnatomyFrame,
  buildLeaksFrame,
  buildLeaksRows,
  buildPrometheusFrame,
  CONTAINER_LABELS,
} from '../testing/buildFrames';
import { buildNodesFrame } from '../testing/buildNodesFrame';
import { readPanelData } from './readPanelData';

const USAGE = 'container_memory_usage_bytes';
const RSS = 'container_memory_rss';
const CACHE = 'container_memory_cache';
const WORKING_SET = 'container_memory_working_set_bytes';

const leaks = buildLeaksFrame(buildLeaksRows(2));
const anatomy = buildAnatomyFrame({ parts: { anon: [1, 2] }, whole: [1, 2] });
const usage = buildPrometheusFrame(USAGE, CONTAINER_LABELS, [100, 200]);
const sidecar = buildPrometheusFrame(USAGE, { ...CONTAINER_LABELS, container: 'sidecar' }, [10, 20]);
const noise = buildPrometheusFrame('go_goroutines', { job: 'x' }, [1, 2]);
const threads: DataFrame = {
  ...buildPrometheusFrame('threads', CONTAINER_LABELS, [12, 12]),
  meta: { custom: { [META_KEY]: { schema: 1, kind: 'anatomy' } } },
};
const nodes = buildNodesFrame([{}]);
const empty = createDataFrame({ meta: { type: DataFrameType.NumericLong }, fields: [] });
const noRows = createDataFrame({ fields: [{ name: 'Time', type: FieldType.time, values: [] }] });

const readModel = (frames: DataFrame[], view: ViewOption = 'auto') => {
  const content = readPanelData(frames, view);
  return content.kind === 'anatomy' ? content.choices[0].read() : null;
};

describe('readPanelData', () => {
  it.each<[string, DataFrame[], ViewOption, object]>([
    ['ranked containers', [leaks], 'auto', { kind: 'triage' }],
    ['parts', [anatomy], 'auto', { kind: 'anatomy' }],
    ['one container of plain Prometheus', [usage], 'auto', { kind: 'anatomy' }],
    ['two containers of plain Prometheus', [usage, sidecar], 'auto', { kind: 'triage' }],
    ['one container, ranked on demand', [usage], 'triage', { kind: 'triage' }],
    ['two containers, apart on demand', [usage, sidecar], 'anatomy', { kind: 'anatomy' }],
    ['any other series', [noise], 'auto', { kind: 'anatomy' }],
    ['a frame of ours without any part of memory', [threads], 'auto', { kind: 'empty', view: 'anatomy' }],
    ['any other series, to rank', [noise], 'triage', { kind: 'unusable', message: strings.unusable.noContainers }],
    ['parts, to rank', [anatomy], 'triage', { kind: 'unusable', message: strings.unusable.anatomyInTriage }],
    ['a list, to take apart', [leaks], 'anatomy', { kind: 'unusable', message: strings.unusable.leaksInAnatomy }],
    ['nodes', [nodes], 'auto', { kind: 'nodes', model: { totalNodes: 1 } }],
    ['nodes on demand, among others', [leaks, nodes], 'nodes', { kind: 'nodes', model: { totalNodes: 1 } }],
    ['containers, among nodes', [leaks, nodes], 'auto', { kind: 'triage' }],
    ['nodes, to rank', [nodes], 'triage', { kind: 'unusable', message: strings.unusable.nodesElsewhere }],
    ['containers, as nodes', [leaks], 'nodes', { kind: 'unusable', message: strings.unusable.noNodes }],
    ['no frames, as nodes', [], 'nodes', { kind: 'empty', view: 'nodes' }],
    ['no frames', [], 'auto', { kind: 'empty', view: null }],
    ['no frames, to rank', [], 'triage', { kind: 'empty', view: 'triage' }],
    ['a frame without fields', [empty], 'auto', { kind: 'empty' }],
    ['a frame without rows', [noRows], 'anatomy', { kind: 'empty', view: 'anatomy' }],
  ])('%s', (_, frames, view, expected) => {
    expect(readPanelData(frames, view)).toMatchObject(expected);
  });

  it('splits usage, rss and cache of one container, and closes the sum', () => {
    const MIB = 2 ** 20;
    const model = readModel([
      buildPrometheusFrame(USAGE, CONTAINER_LABELS, [100 * MIB, 200 * MIB]),
      buildPrometheusFrame(RSS, CONTAINER_LABELS, [60 * MIB, 70 * MIB]),
      buildPrometheusFrame(CACHE, CONTAINER_LABELS, [30 * MIB, 110 * MIB]),
      buildPrometheusFrame(WORKING_SET, CONTAINER_LABELS, [90 * MIB, 150 * MIB]),
    ]);
    expect(model).toMatchObject({ stacked: true, level: 'L3', wholeBytes: [100 * MIB, 200 * MIB], acceptedSamples: 2 });
    const sums = [0, 1].map((row) => model!.layers.reduce((sum, { values }) => sum + values[row]!, 0));
    expect(sums).toEqual([100 * MIB, 200 * MIB]);
  });

  it('draws a line and says why when only usage is there', () => {
    expect(readModel([usage])).toMatchObject({
      stacked: false,
      reason: strings.anatomy.cannotSplit,
      layers: [{ title: 'Usage', values: [100, 200] }],
    });
  });

  it('reads frames that were joined by field', () => {
    const joined = outerJoinDataFrames({ frames: [usage, sidecar] })!;
    const content = readPanelData([joined], 'auto');
    expect(content.kind === 'triage' && content.model.rows.map(({ key }) => key.container).sort()).toEqual([
      'app',
      'sidecar',
    ]);
  });

  it('never mixes two lives of a container in one sample', () => {
    const MIB = 2 ** 20;
    const life = (id: string, usageMib: Array<number | null>, rssMib: Array<number | null>) =>
      [
        [USAGE, usageMib] as const,
        [RSS, rssMib] as const,
        [CACHE, usageMib.map((mib) => (mib === null ? null : 0))] as const,
        [WORKING_SET, usageMib] as const,
      ].map(([metric, values]) =>
        buildPrometheusFrame(
          metric,
          { ...CONTAINER_LABELS, id },
          values.map((mib) => (mib === null ? null : mib * MIB))
        )
      );
    const model = readModel([
      ...life('old', [100, 100, null], [90, 90, null]),
      ...life('new', [null, 20, 30], [null, 15, 25]),
    ]);
    expect(model!.wholeBytes).toEqual([100 * MIB, 100 * MIB, 30 * MIB]);
    expect(model!.layers.find(({ id }) => id === 'anon')!.values).toEqual([90 * MIB, 90 * MIB, 25 * MIB]);
    expect(model!.rejectedSamples).toBe(0);
  });

  it('ranks plain series by growth, without a score', () => {
    const rising = (slope: number) => Array.from({ length: 20 }, (_, minute) => 1000 + slope * minute);
    const content = readPanelData(
      [
        buildPrometheusFrame(WORKING_SET, { ...CONTAINER_LABELS, container: 'slow' }, rising(1)),
        buildPrometheusFrame(WORKING_SET, { ...CONTAINER_LABELS, container: 'fast' }, rising(5)),
        buildPrometheusFrame(WORKING_SET, { ...CONTAINER_LABELS, container: 'short' }, [1, 99]),
        buildPrometheusFrame(WORKING_SET, { ...CONTAINER_LABELS, container: 'POD' }, rising(9)),
        buildPrometheusFrame(WORKING_SET, { namespace: 'shop', pod: 'cart-1', container: '' }, rising(9)),
      ],
      'auto'
    );
    const rows = content.kind === 'triage' ? content.model.rows : [];
    expect(
      rows.map(({ rank, key, slopeBytesPerHour, score, scoreState }) => ({
        rank,
        name: key.container,
        slope: slopeBytesPerHour,
        score,
        scoreState,
      }))
    ).toEqual([
      { rank: 1, name: 'fast', slope: expect.closeTo(300), score: null, scoreState: 'not-measured' },
      { rank: 2, name: 'slow', slope: expect.closeTo(60), score: null, scoreState: 'not-measured' },
      { rank: 3, name: 'short', slope: null, score: null, scoreState: 'not-measured' },
    ]);
  });

  it('ranks several queries as one list', () => {
    const content = readPanelData(
      [buildLeaksFrame(buildLeaksRows(2)), buildLeaksFrame([{ container: 'z', score: 100 }])],
      'auto'
    );
    expect(content.kind === 'triage' && content.model.rows.map(({ rank, key }) => [rank, key.container])).toEqual([
      [1, 'z'],
      [2, 'c1'],
      [3, 'c2'],
    ]);
  });

  it.each<[string, DataFrame]>([
    ['fields that are missing', { length: 2 } as DataFrame],
    ['fields that are null', { length: 1, fields: [null, undefined] } as unknown as DataFrame],
    ['values that are missing', { length: 1, fields: [{ name: 'a', type: 'number' }] } as unknown as DataFrame],
    [
      'labels that are hostile',
      buildPrometheusFrame(USAGE, { ...CONTAINER_LABELS, pod: '<script>"\\\n', container: 'x'.repeat(10_000) }, [1]),
    ],
  ])('does not throw on a frame with %s', (_, frame) => {
    const content = readPanelData([frame], 'auto');
    expect(['empty', 'unusable', 'anatomy']).toContain(content.kind);
    expect(content.kind === 'anatomy' ? content.choices[0].title.length : 0).toBeLessThan(400);
  });
});
