import { formatCount, say, texts } from '../../engine';
import { countNodes } from './countNodes';

/** Texts of the check of kubelets. */
export const KUBELET_CHECK_STRINGS = texts({
  title: 'Do the kubelets answer?',
  introduction: 'Asks the kubelet of each node once, with the settings that are saved.',
  saveFirst: 'Save first: the check uses the address and the token that are saved.',
  run: 'Check the kubelets',
  running: 'Asking the kubelets…',
  failed: 'The kubelets could not be asked',
  columns: { node: 'Node', state: 'Answer', details: 'What it tells' },
  answers: 'Answers',
  fails: 'Fails',
  tooWide: (node: string) =>
    say`More than summaries can be read: /healthz of node ${node} answers, where it must be refused. Everybody who may view dashboards may read by GET what the token may: give it "get" on "nodes/stats" only, and let the relay pass nothing else (docs/kubelet.md).`,
  told: (pods: number, containers: number) => say`${formatCount(pods)} pods, ${formatCount(containers)} containers`,
  summary: (answered: number, asked: number) =>
    say`${formatCount(answered)} of ${countNodes(asked)} answer with a kubelet summary.`,
});
