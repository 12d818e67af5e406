import { findProgram } from './findProgram.mjs';
import { installDebianPackage } from './installDebianPackage.mjs';

const HINT =
  'install the Debian package "prometheus", or name both programs in LEAKSCOPE_PROMETHEUS and LEAKSCOPE_PROMTOOL';

const find = () => ({
  prometheus: process.env.LEAKSCOPE_PROMETHEUS || findProgram('prometheus'),
  promtool: process.env.LEAKSCOPE_PROMTOOL || findProgram('promtool'),
});

const isComplete = ({ prometheus, promtool }) => prometheus !== null && promtool !== null;

export function ensurePrometheus(onProgress) {
  if (!isComplete(find())) {
    installDebianPackage('prometheus', HINT, onProgress);
  }
  const found = find();
  if (!isComplete(found)) {
    throw new Error(`Prometheus or promtool is still not in PATH: ${HINT}.`);
  }
  return found;
}
