import type { PodKey } from '../../collect/pods/collectPod';
import type { Options } from '../args/parseOptions';
import { readClusterLabel } from '../args/readClusterLabel';
import { readServerWindow } from '../args/readWindow';
import type { CliIo } from '../cliIo';
import { UsageError } from '../usageError';

/** Points over the window: enough to see the course of each part, few enough to read. */
const POINTS = 240;

export interface AnatomyArguments {
  podKey: PodKey;
  request: { atSeconds: number; windowSeconds: number; stepSeconds: number; clusterLabel: string | null };
  /** The window as it was typed. */
  windowText: string;
}

/** What the anatomy of a container and that of a pod have in common. */
export function readAnatomyRequest(options: Options, io: CliIo): AnatomyArguments {
  const { atSeconds, windowSeconds, windowText } = readServerWindow(options, io);
  const clusterLabel = readClusterLabel(options);
  const cluster = options.value('cluster') ?? null;
  if ((cluster === null) !== (clusterLabel === null)) {
    throw new UsageError('--cluster and --cluster-label go together: give both, or neither.');
  }
  const stepSeconds = Math.ceil(windowSeconds / POINTS);
  return {
    podKey: { cluster, namespace: options.required('namespace'), pod: options.required('pod') },
    request: { atSeconds, windowSeconds, stepSeconds, clusterLabel },
    windowText,
  };
}
