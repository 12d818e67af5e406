import { NO_COST } from '../../collect/ask/queryCost';
import { evaluateScore, fitSlopePerHour } from '../../engine';
import type { Options } from '../args/parseOptions';
import { readFormat } from '../args/readFormat';
import { readWindow, WINDOW_OPTIONS } from '../args/readWindow';
import type { CliIo } from '../cliIo';
import { diagnoseSeries } from '../report/diagnoseSeries';
import { EXIT_CODE, type ExitCode } from '../exitCode';
import { Failure } from '../failure';
import { toIsoTime } from '../output/toIsoTime';
import { writeJson } from '../output/writeJson';
import { toContainerJson } from '../report/containerJson';
import { toReportJson } from '../report/reportJson';
import type { ScoredSeries } from '../report/scoredSeries';
import { writeScoreTable } from '../report/writeScoreTable';
import type { Command } from './command';
import { FORMAT_HELP } from './optionHelp';
import { readSeriesFile, type BrokenLine, type RawSeries } from './readSeriesFile';

const MAX_FILE_BYTES = 256 * 1024 * 1024;

export const score: Command = {
  name: 'score',
  summary: 'score raw series from a file',
  help: `Usage: leakscope score --series FILE.jsonl [options]

Scores raw series with the same formula as the rules, to try it on any export. The file holds one JSON object a line:

  {"id": "my-service", "t": [Unix seconds], "v": [numbers], "limit": number}

"limit" may be missing, and a null in "v" is a gap. The numbers may have any unit. The score needs 9 hours at least, and
11 days for all of its windows.

  --series FILE           the file
  --at TIME               moment of the score: ISO 8601 or Unix seconds (the end of each series)
  --window DURATION       window of the growth, such as 6h, 1d or 7d (1d)
${FORMAT_HELP}

Examples:
  leakscope score --series memory.jsonl
  leakscope score --series memory.jsonl --format json
`,
  options: { series: 'value', format: 'value', ...WINDOW_OPTIONS },
  run,
};

async function run(options: Options, io: CliIo): Promise<ExitCode> {
  const format = readFormat(options);
  const { atSeconds, windowSeconds, windowText } = readWindow(options);
  const { series, broken } = readSeriesFile(await io.readFile(options.required('series'), MAX_FILE_BYTES));
  if (series.length === 0 && broken.length === 0) {
    throw new Failure('The file holds no series: write one JSON object a line.');
  }
  const startedAt = io.now();
  const scored = series.map((one) => scoreSeries(one, atSeconds, windowSeconds)).sort(byScore);
  const cost = {
    ...NO_COST,
    samples: series.reduce((sum, { values }) => sum + values.length, 0),
    milliseconds: io.now() - startedAt,
  };
  const warnings = broken.map(({ line, problem }) => `Line ${line} ${problem}.`);
  if (format === 'json') {
    const containers = scored.map(({ id, json }) => ({ id, ...json }));
    writeJson(io, toReportJson({ at: toIsoTime(atSeconds), window: windowText, containers, cost, warnings }));
  } else if (scored.length > 0) {
    writeScoreTable(io, scored, windowText);
  }
  failOnBroken(broken, series.length);
  return EXIT_CODE.done;
}

function scoreSeries(series: RawSeries, givenAtSeconds: number | null, windowSeconds: number): ScoredSeries {
  const { id, timesSeconds, values, limit } = series;
  const atSeconds = givenAtSeconds ?? timesSeconds[timesSeconds.length - 1] ?? null;
  if (atSeconds === null) {
    return {
      id,
      atSeconds,
      state: 'not-measured',
      diagnosis: null,
      json: toContainerJson({ ...UNKNOWN, limitBytes: limit }),
    };
  }
  const result = evaluateScore({ timesSeconds, values, limitBytes: limit, startTimeSeconds: null }, { atSeconds });
  const until = timesSeconds.filter((time) => time <= atSeconds).length;
  const diagnosis = diagnoseSeries(series, atSeconds);
  const from = timesSeconds.findIndex((time) => time >= atSeconds - windowSeconds);
  return {
    id,
    atSeconds,
    state: result.state,
    json: toContainerJson({
      score: result.score,
      slopeBytesPerHour: from < 0 ? null : fitSlopePerHour(timesSeconds.slice(from, until), values.slice(from, until)),
      usageBytes: values[until - 1] ?? null,
      limitBytes: limit,
      verdict: diagnosis.verdict,
      diagnosis,
    }),
    diagnosis,
  };
}

const UNKNOWN = { score: null, slopeBytesPerHour: null, usageBytes: null };

/** Highest first; what has no score stands last. */
function byScore(a: ScoredSeries, b: ScoredSeries): number {
  return (b.json.score ?? -1) - (a.json.score ?? -1);
}

function failOnBroken(broken: readonly BrokenLine[], good: number): void {
  if (broken.length === 0) {
    return;
  }
  const most = 5;
  const list = broken.slice(0, most).map(({ line, problem }) => `line ${line} ${problem}`);
  const more = broken.length > most ? ` and ${broken.length - most} more` : '';
  throw new Failure(`Of ${good + broken.length} lines, ${broken.length} are not series: ${list.join('; ')}${more}.`);
}
