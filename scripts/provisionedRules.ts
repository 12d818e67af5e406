import { SOURCES } from '../src/collect/sources/sources';
import { buildSourceView } from '../src/collect/sources/sourceView';
import { buildGrafanaGroup, buildRuleGroups, toGrafanaProvisioning, toRuleFile } from '../src/engine';

const HEADER =
  '# Written by scripts/writeProvisioning.ts: change src/engine/rules and run `npx tsx scripts/writeProvisioning.ts`.\n';

/** As provisioning/datasources and docker-compose.yaml have it. */
const PROMETHEUS_UID = 'leakscope-prom';
const GRAFANA_URL = 'http://localhost:3000';

/** Where there is Docker and no Kubernetes. */
const DOCKER_IDS = ['docker-compose', 'docker-swarm', 'docker'];

function buildDockerRules() {
  const { expand } = buildSourceView(SOURCES.filter(({ id }) => DOCKER_IDS.includes(id)));
  return toRuleFile(buildRuleGroups({ matchers: '', kubeStateLimits: false, expand, recordingOnly: false }));
}

/** The rule files that docker compose loads, by their path. Those of Grafana are in the form that 11.6 reads too. */
export const toProvisionedRules = (): Record<string, string> => ({
  'provisioning/prometheus/leakscope.rules.yml': HEADER + toRuleFile(buildRuleGroups({ grafanaUrl: GRAFANA_URL })),
  'provisioning/docker/leakscope.rules.yml': HEADER + buildDockerRules(),
  'provisioning/alerting/leakscope.yaml':
    HEADER + toGrafanaProvisioning(buildGrafanaGroup({}, { datasourceUid: PROMETHEUS_UID, minGrafana: '11.6' })),
});
