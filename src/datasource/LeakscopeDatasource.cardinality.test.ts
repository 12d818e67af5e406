import { LoadingState, type DataQueryResponse, type DataSourceInstanceSettings } from '@grafana/data';
import type { LeakscopeOptions, LeakscopeQuery } from '../contract/query';
import { LeakscopeDatasource } from './LeakscopeDatasource';
import { QUERY_KINDS } from './queries/kinds/queryKinds';
import { installGrafana } from './testing/installGrafana';
import { LinkedPrometheus } from './testing/LinkedPrometheus';
import { runQueries, toRequest } from './testing/runQueries';

const cardinality = (part: Partial<LeakscopeQuery> = {}): LeakscopeQuery => ({
  refId: 'A',
  schemaVersion: 1,
  queryType: 'cardinality',
  scope: {},
  ...part,
});

function make(clusterLabel = '') {
  const linked = new LinkedPrometheus();
  installGrafana([linked], { job: 'shop/orders', several: ['a', 'b'], everything: '.*', empty: '' });
  const jsonData: LeakscopeOptions = { promUid: 'prom', clusterLabel };
  const settings = { uid: 'leakscope', type: 'leakscope-memory-datasource', jsonData };
  const datasource = new LeakscopeDatasource(settings as DataSourceInstanceSettings<LeakscopeOptions>);
  return { linked, datasource };
}
const last = (packets: DataQueryResponse[]) => packets[packets.length - 1];
const exprsOf = (linked: LinkedPrometheus) => linked.requests.flatMap(({ targets }) => targets.map(({ expr }) => expr));

describe('query(cardinality)', () => {
  test('a server without targets: an empty frame of its type that says what is missing', async () => {
    const { datasource, linked } = make();
    const packets = await runQueries(datasource, toRequest([cardinality()]));
    expect(last(packets)).toMatchObject({ state: LoadingState.Done });
    expect(last(packets).data).toHaveLength(2);
    const [list] = last(packets).data;
    expect(list).toMatchObject({ refId: 'A', fields: [], meta: { type: 'numeric-long' } });
    expect(list.meta.notices[0].text).toMatch(/^The server has no scrape_samples_scraped/);
    expect(linked.resources.map(({ path }) => path)).toEqual(['api/v1/status/tsdb']);
  });

  test('names of a target are exact, the scope is a regular expression, the cluster by its label', async () => {
    const { datasource, linked } = make('k8s');
    const scope = { cluster: 'eu', namespace: 'shop|web' };
    await runQueries(datasource, toRequest([cardinality({ scope, job: '$job', instance: '10.0.0.7:80' })]));
    const expr = exprsOf(linked).find((text) => text.includes('count(max by'));
    expect(expr).toContain('k8s=~"eu",namespace=~"shop|web",job="shop/orders",instance="10.0.0.7:80"');
  });

  test.each(['$everything', '$empty', ''])('the job %j chooses nothing', async (job) => {
    const { datasource, linked } = make();
    await runQueries(datasource, toRequest([cardinality({ job })]));
    expect(exprsOf(linked).filter((text) => /\bjob=/.test(text))).toEqual([]);
  });

  test('its code does not come: one sentence and nothing is asked; the next query tries again', async () => {
    const { datasource, linked } = make();
    jest.spyOn(QUERY_KINDS.cardinality, 'load').mockRejectedValueOnce(new Error('offline'));
    const failed = await runQueries(datasource, toRequest([cardinality()]));
    expect(last(failed).errors).toEqual([
      { refId: 'A', message: expect.stringMatching(/^A part of Leakscope could not be loaded \(Error: offline\)/) },
    ]);
    expect(linked.requests).toEqual([]);
    const next = await runQueries(datasource, toRequest([cardinality()]));
    expect(last(next)).toMatchObject({ state: LoadingState.Done });
    expect(last(next).data).toHaveLength(2);
  });

  test('several values for a name: one sentence, and nothing is asked', async () => {
    const { datasource, linked } = make();
    const packets = await runQueries(datasource, toRequest([cardinality({ job: '$several' })]));
    expect(last(packets).errors).toEqual([
      { refId: 'A', message: 'Several values are chosen for job: choose one, or none.' },
    ]);
    expect(linked.requests).toEqual([]);
  });

  test('a variable in the name of a target counts as one', () => {
    const { datasource } = make();
    expect(datasource.targetContainsTemplate(cardinality({ job: '$job' }))).toBe(true);
    expect(datasource.targetContainsTemplate(cardinality({ instance: 'a:1' }))).toBe(false);
  });
});
