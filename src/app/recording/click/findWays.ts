import type { DataSourceJsonData } from '@grafana/data';
import { config, getDataSourceSrv } from '@grafana/runtime';
import {
  GRAFANA_RECORDING_SINCE,
  GRAFANA_RULER_SUBTYPES,
  type GrafanaRuleSettings,
} from '../../../contract/grafanaNames';
import { readPermissions } from '../../grafana/readPermissions';
import { recordingStrings } from '../recordingStrings';
import { grafanaStore } from './grafanaStore';
import type { RecordingStore, RecordingWay } from './recordingStore';
import { rulerStore } from './rulerStore';

const { click: texts } = recordingStrings;
const FOLDER = 'Leakscope';

/** A way to have the scores recorded by a click: how, or why not. */
export interface FoundWay {
  way: RecordingWay;
  /** Null where the server cannot. */
  store: RecordingStore | null;
  /** Why the server cannot, or this user may not; null where both are fine. */
  whyNot: string | null;
}

/** What the server and the user allow for a Prometheus data source, by what Grafana told the page: nothing is asked. */
export function findWays(prometheusUid: string): FoundWay[] {
  const settings = getDataSourceSrv().getInstanceSettings(prometheusUid);
  if (!settings) {
    return [];
  }
  const { jsonData } = settings as { jsonData: DataSourceJsonData & GrafanaRuleSettings };
  const permissions = readPermissions();
  const grafanaCannot = whyGrafanaCannot(jsonData);
  const subtype = GRAFANA_RULER_SUBTYPES[jsonData.prometheusType ?? ''];
  const rulerCannot = subtype === undefined ? texts.noRuler : jsonData.manageAlerts === false ? texts.rulerOff : null;
  return [
    {
      way: 'ruler',
      store: rulerCannot === null ? rulerStore(prometheusUid, subtype) : null,
      whyNot: rulerCannot ?? (permissions.mayWriteExternalRules ? null : texts.mayNotRuler),
    },
    {
      way: 'grafana',
      store: grafanaCannot === null ? grafanaStore(prometheusUid, FOLDER) : null,
      whyNot: grafanaCannot ?? (permissions.whyNotSave === null ? null : texts.mayNotGrafana),
    },
  ];
}

function whyGrafanaCannot({ allowAsRecordingRulesTarget }: GrafanaRuleSettings): string | null {
  const { version } = config.buildInfo;
  const [major, minor] = version.split('.').map(Number);
  const since = GRAFANA_RECORDING_SINCE;
  if (major < since.major || (major === since.major && minor < since.minor)) {
    return texts.tooOld(version);
  }
  // The types of Grafana 11 do not know of it; that Grafana is too old for it, which was said above.
  const alerting: object & { recordingRulesEnabled?: boolean } = { ...config.unifiedAlerting };
  if (!alerting.recordingRulesEnabled) {
    return texts.switchedOff;
  }
  return allowAsRecordingRulesTarget === false ? texts.noTarget : null;
}
