import { collectCardinality } from '../../src/collect/cardinality/collectCardinality';
import { createAsk } from '../../src/collect/ask/createAsk';
import { LIMITS } from '../../src/collect/ask/limits';
import type { AskSession } from '../../src/collect/ask/session';
import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import { collectCohorts } from '../../src/collect/cohorts/collectCohorts';
import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { collectLeaks } from '../../src/collect/containers/collectLeaks';
import { collectMarks } from '../../src/collect/facts/marks/collectMarks';
import { collectRuntime } from '../../src/collect/facts/runtimes/collectRuntime';
import type { LabelMatcher } from '../../src/collect/sources/labelMatcher';
import type { ContainerKey } from '../../src/engine';
import { startRecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { toMegabytes } from './toTable';
import { writeSection } from './writeSection';

const DAY_SECONDS = 86_400;
const REFRESH_SECONDS = 30;
const STEP_SECONDS = 300;
const GROWING = { cluster: null, namespace: 'shop', pod: 'auditlog-92fc2fffa-b6ccc', container: 'app' };
/** Its series grow: the metric and the label are looked for, once the verdict is there. */
const BLOWING_UP = { cluster: null, namespace: 'shop', pod: 'orders-2bf5a3b7e-2f0d3', container: 'app' };

interface Moment {
  atSeconds: number;
  windowSeconds: number;
  clusterLabel: null;
}

interface Page {
  name: string;
  /** How often it asked at the beginning of this round, as its issue has it. */
  before: string;
  most: number;
  load: (ask: AskSession, moment: Moment, onFirst: () => void) => Promise<unknown>;
}

const leaks = (ask: AskSession, moment: Moment, matchers: LabelMatcher[], onFirst: () => void) =>
  collectLeaks(ask, { ...moment, matchers, top: 200, onFirst });

/** What the queries of the page's panels collect. */
const loadContainer = (key: ContainerKey) => async (ask: AskSession, moment: Moment) => {
  const matchers = Object.entries(key).flatMap(([label, value]) =>
    value === null ? [] : [{ label, op: '=' as const, value }]
  );
  const anatomyOf = async () => {
    const request = { ...moment, key, stepSeconds: STEP_SECONDS };
    const { history, stepSeconds, startTimeSeconds, nodeCpus, endings } = await collectAnatomy(ask, request);
    const starts = [{ container: key.container, timesSeconds: history.timesSeconds, startTimeSeconds }];
    return Promise.all([
      collectRuntime(ask, { ...request, history, stepSeconds, nodeCpus }),
      collectMarks(ask, { ...request, stepSeconds, starts, endings }),
    ]);
  };
  return Promise.all([
    leaks(ask, moment, matchers, () => {}),
    anatomyOf(),
    collectCohorts(ask, { ...moment, ...key, of: { pod: key.pod }, grouping: null, stepSeconds: STEP_SECONDS }),
  ]);
};

const PAGES: Page[] = [
  {
    name: 'fleet, 33 rows',
    before: '241',
    most: 30,
    load: (ask, moment, onFirst) => leaks(ask, moment, [], onFirst),
  },
  { name: 'container', before: '', most: 20, load: loadContainer(GROWING) },
  { name: 'container whose series blow up', before: '41', most: 30, load: loadContainer(BLOWING_UP) },
  {
    name: 'cardinality',
    before: '73',
    most: 20,
    load: (ask, moment, onFirst) => collectCardinality(ask, { ...moment, matchers: [], top: 50, drill: 5, onFirst }),
  },
];

/** `npm run bench -- questions`: how much each page asks, first and 30 seconds later, with answers kept as in a browser. */
export async function benchQuestions(): Promise<void> {
  const prometheus = await startRecordedPrometheus();
  const rows: string[] = [];
  try {
    for (const page of PAGES) {
      rows.push(await measure(page, prometheus.url, prometheus.endSeconds));
    }
  } finally {
    await prometheus.stop();
  }
  const text = [
    '## Questions',
    '',
    'What each page asks a real Prometheus with the recorded containers, and again 30 seconds later. Every request counts,',
    'also the same text over other times. *Before* is the number in a browser when this round began. *First rows* is when',
    'the list shows its first rows, as a share of the whole time.',
    '',
    '| page | questions | allowed | before | MB | again: questions | again: bytes of the first | first rows |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  writeSection('questions', text);
  process.stdout.write(`${text}\n`);
}

async function measure({ name, before, most, load }: Page, url: string, endSeconds: number): Promise<string> {
  let bytes = 0;
  let questions = 0;
  const counting: typeof fetch = async (...question) => {
    questions++;
    const answer = await fetch(...question);
    const body = await answer.arrayBuffer();
    bytes += body.byteLength;
    return new Response(body, answer);
  };
  // The data is old: the clock of what is kept goes with the moment that is asked about.
  let nowMs = 0;
  const client = fetchPrometheusClient({
    baseUrl: url,
    fetch: counting,
    timeoutSeconds: 120,
    now: () => performance.now(),
  });
  const ask = createAsk(client, {
    sources: true,
    share: {
      maxEntries: LIMITS.cachedAnswers.value,
      maxAgeSeconds: LIMITS.cachedSeconds.value,
      now: () => nowMs,
      alignRanges: true,
    },
  });
  const loadAt = async (atSeconds: number) => {
    nowMs = atSeconds * 1000;
    bytes = 0;
    questions = 0;
    const session = ask.session(atSeconds);
    const began = performance.now();
    let first = Infinity;
    await load(session, { atSeconds, windowSeconds: DAY_SECONDS, clusterLabel: null }, () => {
      first = Math.min(first, performance.now() - began);
    });
    return { bytes, questions, firstShare: first / (performance.now() - began) };
  };
  const first = await loadAt(endSeconds - REFRESH_SECONDS);
  const again = await loadAt(endSeconds);
  if (first.questions > most) {
    throw new Error(`${name}: ${first.questions} questions, ${most} are allowed.`);
  }
  const cells = [
    name,
    first.questions,
    most,
    before,
    toMegabytes(first.bytes),
    again.questions,
    (again.bytes / first.bytes).toFixed(2),
    Number.isFinite(first.firstShare) ? first.firstShare.toFixed(2) : '',
  ];
  return `| ${cells.join(' | ')} |`;
}
