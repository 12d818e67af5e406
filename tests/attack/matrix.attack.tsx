import type { DataSourceInstanceSettings } from '@grafana/data';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LeakscopeOptions } from '../../src/contract/query';
import { LeakscopeDatasource } from '../../src/datasource/LeakscopeDatasource';
import { installGrafana } from '../../src/datasource/testing/installGrafana';
import { startRecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { COMMANDS, seeCommand } from './commands';
import { startFaultProxy } from './faultProxy';
import { ATTACK_FAULTS } from './faults';
import { judgeCell, type Seen } from './judgeCell';
import { linkedThroughGrafana } from './linkedThroughGrafana';
import { seeView, VIEWS } from './views';
import { writeMatrix, type Row } from './writeMatrix';

// jsdom has no canvas: how charts look is for the browser.
jest.mock('../../src/panel/parts/chart/UplotChart', () => ({ UplotChart: () => null }));

const FOLDER = join(__dirname, '../../.cache/attack');
/** What has not ended by then hangs. */
const HANGS_AFTER_MS = 120_000;
/** Says nothing of any fault. */
const NOTHING = /^(?!)/;
/** A slow machine needs some, until the true answers are kept. */
const MOST_TRIES = 6;
/** A pattern of names, to look into some faults; the others keep what an earlier run found. */
const ONLY = new RegExp(process.env.LEAKSCOPE_ATTACK ?? '');

test('each fault x each view and command', async () => {
  const prometheus = await startRecordedPrometheus();
  const proxy = await startFaultProxy(prometheus.url);
  const range = { fromSeconds: prometheus.endSeconds - 86_400, toSeconds: prometheus.endSeconds };

  const seeAll = async (): Promise<Map<string, Seen>> => {
    installGrafana(Object.keys(VIEWS).map((name) => linkedThroughGrafana(proxy.url, name)));
    const looks = [
      ...Object.entries(VIEWS).map(([name, question]) => {
        const settings = { uid: 'leakscope', jsonData: { promUid: name } };
        const datasource = new LeakscopeDatasource(settings as DataSourceInstanceSettings<LeakscopeOptions>);
        return [name, () => seeView(datasource, question, range)] as const;
      }),
      ...Object.entries(COMMANDS).map(
        ([name, args]) => [`leakscope ${name}`, () => seeCommand(args, proxy.url, range.toSeconds)] as const
      ),
    ];
    const seen = await Promise.all(looks.map(async ([name, look]) => [name, await withLimit(look())] as const));
    return new Map(seen);
  };

  // The proxy keeps true answers from here on.
  let clean = await seeAll();
  let again = await seeAll();
  for (let tries = 0; tries < MOST_TRIES && !isSame(again, clean); tries++) {
    [clean, again] = [again, await seeAll()];
  }
  for (const [name, seen] of clean) {
    // Otherwise every fault would look as if it changed something.
    expect([name, judgeCell(again.get(name)!, seen, NOTHING)]).toEqual([name, { verdict: 'unharmed', because: '' }]);
  }
  const rows: Row[] = [];
  for (const { name, misbehave, says, isHarmless } of ATTACK_FAULTS.filter((fault) => ONLY.test(fault.name))) {
    proxy.set(misbehave);
    const seen = await seeAll();
    proxy.set(null);
    const cells = Object.fromEntries(
      [...seen].map(([place, one]) => [place, judgeCell(one, clean.get(place)!, says, isHarmless)])
    );
    rows.push({ fault: name, cells });
    const bad = Object.entries(cells).filter(([, { verdict }]) => !['told', 'unharmed'].includes(verdict));
    process.stderr.write(`${name}: ${bad.length} of ${Object.keys(cells).length}\n`);
    bad.forEach(([place, { verdict, because }]) =>
      process.stderr.write(`   ${place}: ${verdict}: ${because.slice(0, 400)}\n`)
    );
  }
  await proxy.stop();
  await prometheus.stop();
  mkdirSync(FOLDER, { recursive: true });
  const all = join(FOLDER, 'matrix.json');
  const earlier: Row[] = existsSync(all) ? JSON.parse(readFileSync(all, 'utf8')) : [];
  const known = new Map([...earlier, ...rows].map((row) => [row.fault, row]));
  const complete = ATTACK_FAULTS.flatMap(({ name }) => known.get(name) ?? []);
  writeFileSync(all, JSON.stringify(complete, null, 1));
  if (complete.length === ATTACK_FAULTS.length) {
    writeMatrix(complete);
  }
  const bad = rows.flatMap(({ fault, cells }) =>
    Object.entries(cells)
      .filter(([, { verdict }]) => !['told', 'unharmed'].includes(verdict))
      .map(([place, { verdict }]) => `${fault}, ${place}: ${verdict}`)
  );
  expect(bad).toEqual([]);
});

function isSame(some: Map<string, Seen>, others: Map<string, Seen>): boolean {
  return [...some].every(([name, seen]) => judgeCell(seen, others.get(name)!, NOTHING).verdict === 'unharmed');
}

async function withLimit(look: Promise<Seen>): Promise<Seen> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Seen>((resolve) => {
    timer = setTimeout(() => resolve({ sentences: [], shown: '', crash: 'It does not end.' }), HANGS_AFTER_MS);
  });
  return Promise.race([look, limit]).finally(() => clearTimeout(timer));
}
