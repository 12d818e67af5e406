import type { DataSourceInstanceSettings } from '@grafana/data';
import type { LeakscopeOptions } from '../../src/contract/query';
import { LeakscopeDatasource } from '../../src/datasource/LeakscopeDatasource';
import { installGrafana } from '../../src/datasource/testing/installGrafana';
import { startRecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { COMMANDS, seeCommand } from './commands';
import { startFaultProxy } from './faultProxy';
import type { AttackFault } from './faults';
import { judgeCell, type Seen, type Verdict } from './judgeCell';
import { linkedThroughGrafana } from './linkedThroughGrafana';
import { seeView, VIEWS } from './views';
import type { Row } from './writeMatrix';

/** What has not ended by then hangs. */
const HANGS_AFTER_MS = 120_000;
/** Says nothing of any fault. */
const NOTHING = /^(?!)/;
/** A slow machine needs some, until the true answers are kept. */
const MOST_TRIES = 6;
const GOOD: readonly Verdict[] = ['told', 'unharmed'];

/** Each fault x each view and command, one fault after the other. Throws where what is seen without any fault differs. */
export async function runAttack(faults: readonly AttackFault[], onRow: (row: Row) => void = () => {}): Promise<Row[]> {
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

  try {
    // The proxy keeps true answers from here on.
    let clean = await seeAll();
    let again = await seeAll();
    for (let tries = 0; tries < MOST_TRIES && findChanged(again, clean).length > 0; tries++) {
      [clean, again] = [again, await seeAll()];
    }
    const changed = findChanged(again, clean);
    if (changed.length > 0) {
      // Otherwise every fault would look as if it changed something.
      throw new Error(`Without a fault, two looks differ: ${changed.join(', ')}.`);
    }
    const rows: Row[] = [];
    for (const { name, misbehave, says, isHarmless } of faults) {
      proxy.set(misbehave);
      const seen = await seeAll();
      proxy.set(null);
      const cells = Object.fromEntries(
        [...seen].map(([place, one]) => [place, judgeCell(one, clean.get(place)!, says, isHarmless)])
      );
      const row = { fault: name, cells };
      rows.push(row);
      onRow(row);
    }
    return rows;
  } finally {
    await proxy.stop();
    await prometheus.stop();
  }
}

/** What is misleading, silent or crashed, in a line each. */
export function findBad(rows: readonly Row[]): string[] {
  return rows.flatMap(({ fault, cells }) =>
    Object.entries(cells)
      .filter(([, { verdict }]) => !GOOD.includes(verdict))
      .map(([place, { verdict, because }]) => `${fault}, ${place}: ${verdict}: ${because.slice(0, 400)}`)
  );
}

function findChanged(some: Map<string, Seen>, others: Map<string, Seen>): string[] {
  return [...some].flatMap(([name, seen]) =>
    judgeCell(seen, others.get(name)!, NOTHING).verdict === 'unharmed' ? [] : [name]
  );
}

async function withLimit(look: Promise<Seen>): Promise<Seen> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Seen>((resolve) => {
    timer = setTimeout(() => resolve({ sentences: [], shown: '', crash: 'It does not end.' }), HANGS_AFTER_MS);
  });
  return Promise.race([look, limit]).finally(() => clearTimeout(timer));
}
