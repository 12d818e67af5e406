import { checkLabelName } from '../../engine';
import { UsageError } from '../usageError';
import type { Options } from './parseOptions';

/** The label that names the cluster, or null. */
export function readClusterLabel(options: Options): string | null {
  const label = options.value('cluster-label');
  if (label === undefined) {
    return null;
  }
  try {
    return checkLabelName(label);
  } catch (error) {
    throw new UsageError(`--cluster-label: ${error instanceof Error ? error.message : String(error)}`);
  }
}
