import { parseApiAnswer } from '../../src/collect/ask/http/parseApiAnswer';
import { readMatrix } from '../../src/collect/ask/http/readResult';
import { DEFAULT_CAPS } from '../../src/collect/ask/limits';
import type { MatrixSeries } from '../../src/collect/ask/prometheusClient';
import { COLLECT_LIMITS } from '../../src/collect/containers/collectLimits';
import { findGrid, gridTimes, toTimelines } from '../../src/collect/containers/toTimelines';
import { SeriesMaker } from '../../src/datasource/clients/seriesMaker';
import { counterOf, diagnose, NOTHING_BESIDE, splitHistory, type Verdict } from '../../src/engine';
import { generateFleet, toGrafanaAnswer, toPrometheusAnswer, type FleetOptions } from './generateFleet';
import { toMegabytes } from './toTable';
import { writeSection } from './writeSection';

const CONTAINERS = 1000;
const ROUNDS = 3;
const END_SECONDS = 1_764_460_800;
const NODE_CPUS = 8;
const MODES = [
  { name: 'seven days at five minutes', points: 2016, stepSeconds: 300 },
  { name: "the list's own grid: two days at ten minutes", points: 288, stepSeconds: 600 },
];

interface Way {
  name: string;
  toAnswer: (series: ReturnType<typeof generateFleet>) => string;
  read: (text: string) => MatrixSeries[];
}

/** What the whole way was when samples were objects: this program on commit db9a0eb, 200 containers, a loaded machine. */
const BEFORE: Record<string, string> = {
  'Prometheus, seven days at five minutes': '4.05',
  "Prometheus, the list's own grid: two days at ten minutes": '8.39',
  'Grafana, seven days at five minutes': '13.99',
  "Grafana, the list's own grid: two days at ten minutes": '31.74',
};

const WAYS: Way[] = [
  {
    name: 'Prometheus',
    toAnswer: toPrometheusAnswer,
    read: (text) => readMatrix(parseApiAnswer(text, 'bench').data, DEFAULT_CAPS, DEFAULT_CAPS.samples, 'bench'),
  },
  { name: 'Grafana', toAnswer: toGrafanaAnswer, read: readFrames },
];

interface JsonFrame {
  schema: { fields: Array<{ labels?: Record<string, string> }> };
  data: { values: [times: number[], values: number[]] };
}

/** Grafana itself hands on the lists of values as they are. */
function readFrames(text: string): MatrixSeries[] {
  const frames: JsonFrame[] = JSON.parse(text).results.A.frames;
  const maker = new SeriesMaker();
  return frames.map(({ schema, data: { values } }) =>
    maker.toSeries(values[0], values[1], schema.fields[1].labels ?? {})
  );
}

const STAGES = ['JSON.parse alone', 'read as series (checked)', 'join and take apart', 'diagnose'] as const;
type Times = number[];

interface Outcome {
  /** Milliseconds of processor time of each stage, of all chunks, by round. */
  rounds: Times[];
  bytes: number;
  samples: number;
  verdicts: Map<Verdict, number>;
  longestMilliseconds: number;
}

/** From the bytes of the answers to verdicts, in the chunks in which a list asks. */
function measure({ toAnswer, read }: Way, options: FleetOptions, rounds: number): Outcome {
  const outcome: Outcome = { rounds: [], bytes: 0, samples: 0, verdicts: new Map(), longestMilliseconds: 0 };
  const chunk = COLLECT_LIMITS.containersPerRequest.value;
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round++) {
    const times = STAGES.map(() => 0);
    outcome.bytes = 0;
    outcome.samples = 0;
    outcome.verdicts.clear();
    const last = round === 0 ? Math.min(options.containers, 2 * chunk) : options.containers;
    for (let first = 0; first < last; first += chunk) {
      const text = toAnswer(generateFleet(first, Math.min(chunk, last - first), options));
      outcome.bytes += text.length;
      const stage = <T>(index: number, run: () => T): T => {
        const before = process.cpuUsage();
        const value = run();
        const { user, system } = process.cpuUsage(before);
        times[index] += (user + system) / 1000;
        return value;
      };
      stage(0, () => JSON.parse(text));
      const series = stage(1, () => read(text));
      outcome.samples += series.reduce((sum, { values }) => sum + values.length, 0);
      const histories = stage(2, () => {
        const grid = findGrid(series, options.stepSeconds);
        const timesSeconds = gridTimes(grid);
        return toTimelines(series, grid, null).map((timeline) => ({
          timeline,
          history: splitHistory(timesSeconds, timeline.readings, NODE_CPUS),
        }));
      });
      stage(3, () => {
        for (const { timeline, history } of histories) {
          const started = performance.now();
          const { verdict } = judge(timeline, history);
          if (round > 0) {
            outcome.longestMilliseconds = Math.max(outcome.longestMilliseconds, performance.now() - started);
          }
          outcome.verdicts.set(verdict, (outcome.verdicts.get(verdict) ?? 0) + 1);
        }
      });
    }
    if (round > 0) {
      outcome.rounds.push(times);
    }
  }
  return outcome;
}

function judge(
  timeline: ReturnType<typeof toTimelines>[number],
  history: ReturnType<typeof splitHistory>
): ReturnType<typeof diagnose> {
  return diagnose({
    key: timeline.key,
    atSeconds: END_SECONDS,
    history,
    workingSetBytes: counterOf(timeline.readings, 'workingSetBytes'),
    startTimesSeconds: timeline.startTimeSeconds,
    limitBytes: timeline.limitBytes[timeline.limitBytes.length - 1],
    ...NOTHING_BESIDE,
  });
}

/** Median over the rounds of what one stage, or the whole, takes of the time of the first one. */
function ratioOf({ rounds }: Outcome, of: (times: Times) => number): number {
  const ratios = rounds.map((times) => of(times) / times[0]).sort((a, b) => a - b);
  return ratios[ratios.length >> 1];
}

const wholeOf = ([, ...stages]: Times) => stages.reduce((sum, time) => sum + time, 0);

function toRows(mode: string, way: string, outcome: Outcome): string[] {
  const row = (stage: string, of: (times: Times) => number, before = '') => {
    const perContainer = outcome.rounds.map(of).sort((a, b) => a - b)[outcome.rounds.length >> 1];
    return `| ${stage} | ${perContainer.toFixed(0)} ms | ${ratioOf(outcome, of).toFixed(2)} | ${before} |`;
  };
  const known = [...outcome.verdicts].sort(([, a], [, b]) => b - a).map(([verdict, count]) => `${count} ${verdict}`);
  return [
    `### ${way}, ${mode}`,
    '',
    `${outcome.samples} samples, ${toMegabytes(outcome.bytes)} MB of JSON. The longest diagnosis took ${outcome.longestMilliseconds.toFixed(1)} ms.`,
    `Verdicts: ${known.join(', ')}.`,
    '',
    '| what | time | ratio | before |',
    '|---|---|---|---|',
    ...STAGES.map((stage, i) => row(stage, (times) => times[i])),
    row('from bytes to verdicts', wholeOf, BEFORE[`${way}, ${mode}`]),
    '',
  ];
}

/** `npm run bench -- analysis`; with a number of containers it only prints. */
export async function benchAnalysis(containersText?: string): Promise<void> {
  const containers = containersText === undefined ? CONTAINERS : Number(containersText);
  if (!(containers >= 1)) {
    throw new Error(`"${containersText}" is no number of containers: use npm run bench -- analysis 80, for example.`);
  }
  const page = [
    '## From bytes to verdicts',
    '',
    `The whole way of ${containers} generated containers with nine metrics, in answers of ${COLLECT_LIMITS.containersPerRequest.value} containers: read and check the`,
    'answer, join it to timelines, take the memory apart, diagnose. Each answer is parsed by `JSON.parse` first: ratios are',
    'to that, of the same run, in processor time with that of the garbage collector. *Before* is what the whole way was when samples were objects.',
    '',
    ...WAYS.flatMap((way) =>
      MODES.flatMap(({ name, ...grid }) =>
        toRows(name, way.name, measure(way, { containers, endSeconds: END_SECONDS, ...grid }, ROUNDS))
      )
    ),
  ].join('\n');
  if (containersText === undefined) {
    writeSection('analysis', page);
  }
  process.stdout.write(`${page}\n`);
}
