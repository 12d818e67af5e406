#!/usr/bin/env node
/**
 * The workbench: the built plugin on the real Grafana packages, without a Grafana server.
 *
 *   node tests/host/serve.mjs --host 13 --port 3000 --prometheus http://127.0.0.1:9090
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';

/** Starts the workbench in this process; the options are those of WorkbenchOptions in server/startWorkbench.ts. */
export async function startWorkbench(options) {
  const unregister = register();
  try {
    const server = await import('./server/startWorkbench.ts');
    return await server.startWorkbench(options);
  } finally {
    await unregister();
  }
}

/** Answers that workbenches on one Prometheus share, where its data does not change. */
export async function createAnswerMemory(prometheusUrl) {
  const unregister = register();
  try {
    const { AnswerMemory } = await import('./server/answerMemory.ts');
    return new AnswerMemory(prometheusUrl);
  } finally {
    await unregister();
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: '13' },
      port: { type: 'string', default: '3000' },
      prometheus: { type: 'string' },
      dist: { type: 'string' },
      provisioning: { type: 'string' },
      'development-react': { type: 'boolean', default: false },
    },
  });
  const workbench = await startWorkbench({
    ...values,
    port: Number(values.port),
    developmentReact: values['development-react'],
    log: (line) => console.log(line),
  });
  console.log(`Leakscope workbench (Grafana ${workbench.grafanaVersion} packages): ${workbench.url}`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      workbench.stop().then(() => process.exit(0));
    });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
