/**
 * `npm run bench`, or `npm run bench -- decomposition` for one section (`-- analysis 80` for a quick look): how fast answers are read and analysed, as ratios
 * to JSON.parse of the same bytes and to a library, all in one run; the sizes of the built modules; and what taking memory
 * apart makes of the recording. Writes its sections of docs/benchmarks.md: the other ones stay.
 */
import { TheilSenRegression } from 'ml-regression-theil-sen';
import { cpus } from 'node:os';
import { QueryResult } from 'prometheus-query';
import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import { parseApiAnswer } from '../../src/collect/ask/http/parseApiAnswer';
import { readMatrix } from '../../src/collect/ask/http/readResult';
import { DEFAULT_CAPS } from '../../src/collect/ask/limits';
import { rowsQuery } from '../../src/collect/containers/memoryQueries';
import { findGrid, gridTimes, toTimelines } from '../../src/collect/containers/toTimelines';
import { evaluateScoreFromFloors, findGrowingPart, splitHistory, theilSen } from '../../src/engine';
import { startRecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { compare } from './compare';
import { benchCardinality } from './benchCardinality';
import { benchAlerts } from './benchAlerts';
import { benchAnalysis } from './benchAnalysis';
import { benchModules } from './benchModules';
import { benchDecomposition } from './benchDecomposition';
import { benchQuestions } from './benchQuestions';
import { toMegabytes, toTable } from './toTable';
import { benchTrace } from './trace/benchTrace';
import { writeSection } from './writeSection';

const ROUNDS = 15;

async function benchSpeed(): Promise<void> {
  const prometheus = await startRecordedPrometheus();
  let text: string;
  try {
    const start = String(Math.round(prometheus.startSeconds));
    const form = { query: rowsQuery([]), start, end: String(Math.round(prometheus.endSeconds)), step: '300' };
    const body = new URLSearchParams(form);
    text = await (await fetch(`${prometheus.url}/api/v1/query_range`, { method: 'POST', body })).text();
    // The client of the command line has to be able to read the same answer.
    const client = fetchPrometheusClient({
      baseUrl: prometheus.url,
      fetch,
      timeoutSeconds: 60,
      now: () => performance.now(),
    });
    await client.range({
      expr: form.query,
      startSeconds: Number(start),
      endSeconds: Number(form.end),
      stepSeconds: 300,
    });
  } finally {
    await prometheus.stop();
  }

  const read = () => readMatrix(parseApiAnswer(text, 'bench').data, DEFAULT_CAPS, DEFAULT_CAPS.samples, 'bench');
  const series = read();
  const samples = series.reduce((sum, one) => sum + one.values.length, 0);
  const analyse = () => {
    const grid = findGrid(series, 300);
    const times = gridTimes(grid);
    return toTimelines(series, grid, null).map((timeline) =>
      findGrowingPart(splitHistory(times, timeline.readings, 2))
    );
  };
  const containers = analyse().length;

  const reading = compare(
    [
      { name: 'JSON.parse alone', run: () => JSON.parse(text) },
      { name: 'read as series (checked)', run: read },
      { name: 'prometheus-query 3.5.1, the same answer', run: () => QueryResult.fromJSON(JSON.parse(text).data) },
      { name: 'join, split into parts, find the growing part', run: analyse },
    ],
    ROUNDS
  );

  const floors = makeFloors(5000, 293);
  const floorsText = JSON.stringify(floors);
  const scoring = compare(
    [
      { name: 'JSON.parse of the floors', run: () => JSON.parse(floorsText) },
      {
        name: 'leak score of 5,000 containers now',
        run: () => floors.map((floorBytes) => scoreOf(floorBytes, 1)),
      },
      {
        name: 'leak score of 5,000 containers, each hour of a day',
        run: () => floors.map((floorBytes) => scoreOf(floorBytes, 24)),
      },
    ],
    5
  );

  const x = Array.from({ length: 200 }, (_, i) => i * 60);
  const y = floors[0].slice(0, 200);
  const slopes = compare(
    [
      { name: 'theilSen, 200 points', run: () => repeat(50, () => theilSen(x, y)) },
      {
        name: 'ml-regression-theil-sen 3.0.0, the same points',
        run: () => repeat(50, () => new TheilSenRegression(x, y).slope),
      },
    ],
    ROUNDS
  );

  const page = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; do not edit. Ratios are medians over rounds in which all contestants ran in turn, so they',
    'hold on other machines better than times do. The range is the lowest and the highest ratio of a round.',
    '',
    `Machine: ${cpus().length} CPUs, Node ${process.versions.node}.`,
    '',
    '## Reading and analysing an answer',
    '',
    `One \`query_range\` answer of a real Prometheus: all memory rows of ${containers} recorded containers over 42 hours at five`,
    `minutes, ${series.length} series, ${samples} samples, ${toMegabytes(text.length)} MB of JSON.`,
    '',
    ...toTable(reading),
    '',
    '## The leak score in TypeScript',
    '',
    `5,000 generated containers with 293 hourly floors each (${toMegabytes(floorsText.length)} MB of JSON).`,
    '',
    ...toTable(scoring),
    '',
    '## The robust slope',
    '',
    ...toTable(slopes),
    '',
  ].join('\n');
  writeSection('speed', page);
  process.stdout.write(`${page}\n`);
}

function scoreOf(floorBytes: number[], hours: number) {
  const input = { startSeconds: 0, floorBytes, limitBytes: 2e9, startTimeSeconds: 0 };
  return evaluateScoreFromFloors(input, { hours });
}

/** Half of them rise, half wander; the same on every run. */
function makeFloors(count: number, hours: number): number[][] {
  let state = 20261121;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: hours }, (_unused, hour) => Math.round(4e8 + (i % 2) * hour * 1e6 + random() * 2e7))
  );
}

function repeat(times: number, work: () => unknown): void {
  for (let i = 0; i < times; i++) {
    work();
  }
}

const SECTIONS: Record<string, (option?: string) => Promise<void>> = {
  modules: benchModules,
  speed: benchSpeed,
  analysis: benchAnalysis,
  decomposition: benchDecomposition,
  cardinality: benchCardinality,
  alerts: benchAlerts,
  questions: benchQuestions,
  trace: benchTrace,
};

/** All sections, or the one that is named. */
async function main(): Promise<void> {
  const [only, option] = process.argv.slice(2);
  if (only !== undefined && !(only in SECTIONS)) {
    throw new Error(`There is no section "${only}": use ${Object.keys(SECTIONS).join(' or ')}, or none for all.`);
  }
  for (const name of only === undefined ? Object.keys(SECTIONS) : [only]) {
    await SECTIONS[name](option);
  }
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
