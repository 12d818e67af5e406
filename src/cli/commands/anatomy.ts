import type { Options } from '../args/parseOptions';
import { SERVER_OPTIONS } from '../args/readServer';
import { WINDOW_OPTIONS } from '../args/readWindow';
import type { CliIo } from '../cliIo';
import type { ExitCode } from '../exitCode';
import { UsageError } from '../usageError';
import { anatomyOfContainer } from './anatomyOfContainer';
import { anatomyOfPod } from './anatomyOfPod';
import { anatomyOfSummary } from './anatomyOfSummary';
import type { Command } from './command';
import { FORMAT_HELP, SERVER_HELP, WINDOW_HELP } from './optionHelp';

const PROMETHEUS_OPTIONS = {
  prometheus: 'value',
  cluster: 'value',
  namespace: 'value',
  pod: 'value',
  container: 'value',
  'cluster-label': 'value',
  ...WINDOW_OPTIONS,
} as const;

export const anatomy: Command = {
  name: 'anatomy',
  summary: 'take the memory of a container or pod apart',
  help: `Usage: leakscope anatomy --prometheus URL --namespace N --pod P [--container C] [options]
       leakscope anatomy --summary FILE|URL [options]

Splits memory into parts that sum to the whole: of one container or pod over a window, from a Prometheus, or of every
container, pod and the node at one moment, from a kubelet's /stats/summary.

  --prometheus URL        address of the API, without /api/v1
  --namespace, --pod NAME
  --container NAME        with what its runtime and its processes tell; without it, all containers of the pod
  --cluster NAME          with --cluster-label: the cluster of the pod
  --cluster-label LABEL   label that names the cluster, where one store holds several
${WINDOW_HELP}
  --summary FILE|URL      a saved summary, or the address of one
${FORMAT_HELP}
${SERVER_HELP}

Examples:
  leakscope anatomy --prometheus http://localhost:9090 --namespace shop --pod cart-0
  leakscope anatomy --prometheus http://localhost:9090 --namespace shop --pod cart-0 --container app --window 7d
  leakscope anatomy --summary summary.json
  kubectl get --raw /api/v1/nodes/NODE/proxy/stats/summary > summary.json
`,
  options: { ...PROMETHEUS_OPTIONS, summary: 'value', format: 'value', ...SERVER_OPTIONS },
  run,
};

async function run(options: Options, io: CliIo): Promise<ExitCode> {
  if (!options.has('summary')) {
    return options.has('container') ? anatomyOfContainer(options, io) : anatomyOfPod(options, io);
  }
  const excess = Object.keys(PROMETHEUS_OPTIONS).find((name) => options.has(name));
  if (excess !== undefined) {
    throw new UsageError(`--${excess} cannot be used with --summary, which holds one moment of a whole node.`);
  }
  return anatomyOfSummary(options, io);
}
