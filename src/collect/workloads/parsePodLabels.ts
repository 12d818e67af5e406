import { say } from '../../engine';
import { WORKLOAD_LIMITS } from './workloadLimits';

/** Kubernetes' labels as kube-state-metrics names them. */
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** It puts this before each. */
const OF_KUBERNETES = 'label_';

/** Labels of pods or namespaces that somebody wrote down, or the sentence that says what to change. */
export type ParsedPodLabels = { names: string[]; problem: null } | { names: null; problem: string };

/** Names separated by commas or spaces, such as team or app.kubernetes.io/part-of, as kube-state-metrics writes them. */
export function parsePodLabels(text: string): ParsedPodLabels {
  const written = text.split(/[\s,]+/).filter((name) => name !== '');
  const names = [...new Set(written.map(toMetricLabel))];
  const most = WORKLOAD_LIMITS.podLabels.value;
  const wrong = names.findIndex((name) => !LABEL.test(name));
  if (wrong >= 0) {
    return {
      names: null,
      problem: say`${JSON.stringify(names[wrong].slice(0, 60))} is not a label: use names such as team.`,
    };
  }
  return names.length > most
    ? { names: null, problem: say`${names.length} labels are too many: name ${most} at most.` }
    : { names, problem: null };
}

const toMetricLabel = (name: string) => {
  const own = name.replace(/[./-]/g, '_');
  return own.startsWith(OF_KUBERNETES) ? own : OF_KUBERNETES + own;
};

/** The label without what kube-state-metrics puts before it. */
export const toPlainLabel = (name: string) => name.slice(OF_KUBERNETES.length);
