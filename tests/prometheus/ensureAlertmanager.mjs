import { findProgram } from './findProgram.mjs';
import { installDebianPackage } from './installDebianPackage.mjs';

const HINT = 'install the Debian package "prometheus-alertmanager", or name the program in LEAKSCOPE_ALERTMANAGER';

const find = () => process.env.LEAKSCOPE_ALERTMANAGER || findProgram('prometheus-alertmanager', 'alertmanager');

export function ensureAlertmanager(onProgress) {
  if (find() === null) {
    installDebianPackage('prometheus-alertmanager', HINT, onProgress);
  }
  const found = find();
  if (found === null) {
    throw new Error(`Alertmanager is still not in PATH: ${HINT}.`);
  }
  return found;
}
