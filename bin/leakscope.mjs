#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist-cli/leakscope.mjs', import.meta.url);

if (existsSync(bundle)) {
  await import(bundle.href);
} else {
  console.error('The leakscope command is not built yet: run "npm run prepare" in its folder.');
  process.exitCode = 1;
}
