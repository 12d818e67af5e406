import { findProgram } from './findProgram.mjs';
import { installDebianPackage } from './installDebianPackage.mjs';

const HINT = 'install the Debian package "chromium", or name the program in LEAKSCOPE_CHROMIUM';

const find = () =>
  process.env.LEAKSCOPE_CHROMIUM ||
  findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');

export function ensureChromium(onProgress) {
  if (find() === null) {
    installDebianPackage('chromium', HINT, onProgress);
  }
  const found = find();
  if (found === null) {
    throw new Error(`Chromium is still not in PATH: ${HINT}.`);
  }
  return found;
}
