import { FINGERPRINT_ANNOTATION, fingerprintQuery } from '../../engine';
import { FakeGrafana } from '../testing/FakeGrafana';
import { listAlerts } from './listAlerts';

const marked = (expr: string) => ({ [FINGERPRINT_ANNOTATION]: `${fingerprintQuery(expr)}00000000` });
const list = (...rules: object[]) => {
  const grafana = new FakeGrafana().install();
  grafana.listed = { status: 'success', data: { groups: [{ name: 'g', file: 'F', rules }] } };
  return listAlerts();
};

describe('listAlerts()', () => {
  test('ours only, those that fire first, with what Grafana tells', async () => {
    const { rules, total } = await list(
      { uid: 'leakscope-1-leak', name: 'B', state: 'inactive', health: 'ok', query: 'a', annotations: marked('a') },
      { uid: 'other', name: 'Other', state: 'firing', type: 'alerting' },
      { uid: 'leakscope-x', name: 'recorded', type: 'recording' },
      {
        ...{
          uid: 'u',
          name: 'A',
          state: 'firing',
          health: 'error',
          lastError: 'x',
          query: 'b',
          annotations: marked('a'),
        },
        ...{ lastEvaluation: '2026-11-20T00:00:00Z', totals: { alerting: 2, normal: 5 }, isPaused: false },
      }
    );
    expect(total).toBe(2);
    expect(rules).toMatchObject([
      {
        uid: 'u',
        name: 'A',
        folder: 'F',
        group: 'g',
        firing: 2,
        pending: 0,
        isEdited: true,
        lastEvaluation: 1795132800000,
      },
      { uid: 'leakscope-1-leak', isEdited: false, firing: null, lastEvaluation: null },
    ]);
  });

  test('Grafana 11: no uid, no totals; a rule of a file has no mark', async () => {
    const { rules } = await list({
      ...{ name: 'A', state: 'pending', lastEvaluation: '0001-01-01T00:00:00Z' },
      annotations: { runbook_url: 'https://github.com/leakscope/leakscope/blob/main/docs/detectors/leak.md' },
      alerts: [{ state: 'Pending' }, { state: 'Alerting (NoData)' }, { state: 'Normal' }],
    });
    expect(rules).toMatchObject([
      { uid: null, firing: 1, pending: 1, isEdited: null, lastEvaluation: null, health: 'unknown' },
    ]);
  });

  test('many are counted, not all shown', async () => {
    const many = Array.from({ length: 250 }, (_, i) => ({ uid: `leakscope-${i}`, name: `R${i}` }));
    const { rules, total } = await list(...many);
    expect([rules.length, total]).toEqual([200, 250]);
  });

  test('an answer that is none is an error, not an empty list', async () => {
    const grafana = new FakeGrafana().install();
    grafana.listed = '<html>';
    await expect(listAlerts()).rejects.toThrow('The answer is no list of rules.');
  });
});
