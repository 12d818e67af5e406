import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('serve.mjs', import.meta.url));
const READY = /^Leakscope workbench .*: (http\S+)$/m;

export function spawnWorkbench({ port = '0', prometheus, provisioning, onText = () => {} }) {
  const options = ['--host', '13', '--port', port, '--prometheus', prometheus];
  const more = provisioning === undefined ? [] : ['--provisioning', provisioning];
  const child = spawn(process.execPath, [PROGRAM, ...options, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('error', resolve).once('exit', resolve));
  const url = new Promise((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      onText(text);
      output += text;
      const address = READY.exec(output)?.[1];
      if (address !== undefined) {
        resolve(address);
      }
    });
    ended.then(() => reject(new Error('The workbench ended before it was ready: see above.')));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, ended, stop };
}
