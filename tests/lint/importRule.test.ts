import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * The import rule of ARCHITECTURE.md is kept by lint, with a message that says what is allowed; so are tables of limits.
 */

// Lint reads types of existing files only, so each case borrows the name of one.
const ENGINE = 'src/engine/memory/tolerance.ts';
const COLLECT = 'src/collect/ask/mapBounded.ts';
const CONTRACT = 'src/contract/ids.ts';
const PANEL = 'src/panel/strings.ts';
const DATASOURCE = 'src/datasource/strings.ts';
const SCORE = 'src/engine/score/scoreWindow.ts';
const VIEW = 'src/panel/views/nodes/NodesView.tsx';
const PART = 'src/panel/parts/Switch.tsx';
const CLI = 'src/cli/exitCode.ts';
const UI = 'src/ui/copyText.ts';
const APP = 'src/app/strings.ts';

const REFUSED: Array<[string, string, RegExp]> = [
  [ENGINE, "import '../../collect/ask/mapBounded';", /src\/engine\/ may import from no other folder/],
  [ENGINE, "import '@grafana/data';", /src\/engine\/ runs without this package/],
  [ENGINE, "import 'node:fs';", /src\/engine\/ runs without this package/],
  [ENGINE, 'export const now = () => Date.now();', /The engine has no clock/],
  [ENGINE, 'export const some = () => Math.random();', /The engine has no randomness/],
  [ENGINE, "export const get = () => fetch('x');", /Unexpected use of 'fetch'/],
  [COLLECT, "import '../../datasource/strings';", /src\/collect\/ may import only from: engine/],
  [COLLECT, "import 'rxjs';", /src\/collect\/ runs without this package/],
  [CONTRACT, "import '../collect/ask/mapBounded';", /src\/contract\/ may import only from: engine/],
  [PANEL, "import '../collect/ask/mapBounded';", /src\/panel\/ may import only from: engine, contract, ui/],
  [PANEL, "import '../datasource/strings';", /src\/panel\/ may import only from: engine, contract, ui/],
  [PANEL, "import('./options');", /import\(\) may fail: give it to loadChunk\(\) or later\(\)/],
  [DATASOURCE, "import '../panel/strings';", /src\/datasource\/ may import only from: engine, collect, contract, ui/],
  [DATASOURCE, "import '@grafana/prometheus';", /AGPL/],
  [SCORE, "import '../diagnosis/finding';", /diagnosis -> score, never back/],
  [VIEW, "import '../triage/columns';", /A view imports no other view/],
  [PART, "import '../views/triage/columns';", /parts import no view/],
  [PANEL, "import '../engine/identity';", /The engine has one door/],
  [ENGINE, 'export const isFar = (share: number) => share > 0.3;', /No magic number: 0.3/],
  [SCORE, 'export const hours = (seconds: number) => seconds / 3600;', /No magic number: 3600/],
  [CLI, "import '../contract/ids';", /src\/cli\/ may import only from: engine, collect/],
  [UI, "import '../panel/strings';", /src\/ui\/ may import only from: engine, contract/],
  [UI, "import('./hiddenText');", /import\(\) may fail/],
  [COLLECT, "import('./queryCost');", /import\(\) may fail/],
  [APP, "import React from 'react'; React.lazy(() => React.useId());", /React.lazy keeps a failure for ever/],
  [PANEL, "import { lazy } from 'react'; lazy(() => lazy());", /React.lazy keeps a failure for ever/],
  [APP, "import '../panel/strings';", /src\/app\/ may import only from: engine, contract, ui/],
  [CONTRACT, "import '../ui/copyText';", /src\/contract\/ may import only from: engine/],
];
const ALLOWED: Array<[string, string]> = [
  [ENGINE, 'export const half = (bytes: readonly number[]) => bytes[3] / 2;'],
  [ENGINE, "import '../identity';"],
  [COLLECT, "import '../../engine';"],
  [CONTRACT, "import '../engine';"],
  [VIEW, "import '../../parts/Switch';"],
  [PANEL, "import '../contract/ids';"],
  [PANEL, "import '../ui/copyText';"],
  [APP, "import '../ui/copyText';"],
  [UI, "import '../contract/ids';"],
  [DATASOURCE, "import '../collect/ask/mapBounded';"],
  [CLI, "import '../collect/ask/mapBounded';"],
  [PANEL, "import { later } from '../ui/chunks/later'; later(async () => (await import('./LeakPanel')).LeakPanel);"],
  [COLLECT, "import { loadChunk } from '../../engine'; loadChunk(() => import('./queryCost'));"],
  [DATASOURCE, "export const row = { load: async () => (await import('./module')).plugin };"],
];

let messages: string[][];
beforeAll(() => {
  const input = JSON.stringify([...REFUSED, ...ALLOWED].map(([file, code]) => [file, `${code}\n`]));
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'lintTexts.mjs')], {
    input,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  messages = JSON.parse(stdout.slice(stdout.lastIndexOf('\n')));
}, 120_000);

describe('lint', () => {
  test.each(REFUSED.map((row, i) => [...row, i] as const))('%s: %s is refused', (_file, _code, message, i) => {
    expect(messages[i]).toEqual([expect.stringMatching(message)]);
  });

  test.each(ALLOWED.map((row, i) => [...row, i] as const))('%s: %s is allowed', (_file, _code, i) => {
    expect(messages[REFUSED.length + i]).toEqual([]);
  });
});
