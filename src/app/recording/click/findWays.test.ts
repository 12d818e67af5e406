import { config, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { recordingStrings } from '../recordingStrings';
import { findWays } from './findWays';

const { click: texts } = recordingStrings;

function waysOf(jsonData: object, { version = '12.4.0', isOn = true, role = 'Admin' } = {}) {
  setDataSourceSrv({ getInstanceSettings: () => ({ jsonData }) } as unknown as DataSourceSrv);
  config.buildInfo.version = version;
  config.unifiedAlerting = { ...config.unifiedAlerting, recordingRulesEnabled: isOn };
  config.bootData = { user: { orgRole: role, permissions: {} } } as typeof config.bootData;
  return Object.fromEntries(
    findWays('p').map(({ way, store, whyNot }) => [way, store === null ? whyNot : (whyNot ?? 'can')])
  );
}

describe('findWays(prometheusUid)', () => {
  test.each([
    ['a Prometheus', {}, {}, { grafana: 'can', ruler: texts.noRuler }],
    ['Mimir', { prometheusType: 'Mimir' }, {}, { grafana: 'can', ruler: 'can' }],
    [
      'Mimir whose rules are not managed',
      { prometheusType: 'Mimir', manageAlerts: false },
      {},
      { grafana: 'can', ruler: texts.rulerOff },
    ],
    ['no target', { allowAsRecordingRulesTarget: false }, {}, { grafana: texts.noTarget, ruler: texts.noRuler }],
    ['an older Grafana', {}, { version: '12.0.4' }, { grafana: texts.tooOld('12.0.4'), ruler: texts.noRuler }],
    ['recording rules off', {}, { isOn: false }, { grafana: texts.switchedOff, ruler: texts.noRuler }],
    [
      'a viewer',
      { prometheusType: 'Mimir' },
      { role: 'Viewer' },
      { grafana: texts.mayNotGrafana, ruler: texts.mayNotRuler },
    ],
  ])('%s', (_, jsonData, server, expected) => {
    expect(waysOf(jsonData, server)).toEqual(expected);
  });
});
