/**
 * `npm run bench:workloads`: what the lives of a workload say together, on generated workloads; with `--scores` what the alerts
 * on the recorded scores across lives do. A run of the report set
 * with all families writes its section of docs/benchmarks.md. See ../README.md.
 */
import { parseArgs } from 'node:util';
import { writeSection } from '../../bench/writeSection';
import { toProgress } from '../progress';
import { buildWorkloadReport } from './buildWorkloadReport';
import { WORKLOAD_FAMILIES } from './families';
import { generateWorkload } from './generateWorkload';
import { judgeWorkload } from './judgeWorkload';
import { scoreWorkload } from './scoreWorkload';

const FULL = 4;
const QUICK = 4;

function main(): void {
  const { values } = parseArgs({
    options: {
      set: { type: 'string' },
      quick: { type: 'boolean' },
      each: { type: 'string' },
      families: { type: 'string' },
      misses: { type: 'boolean' },
      scores: { type: 'boolean' },
    },
  });
  const set = values.set ?? (values.quick ? 'tune' : 'report');
  if (set !== 'tune' && set !== 'report') {
    throw new Error('--set takes tune or report.');
  }
  const each = Number(values.each ?? (values.quick ? QUICK : FULL));
  if (!Number.isInteger(each) || each < 1) {
    throw new Error('--each takes a whole number of at least 1.');
  }
  const only = values.families?.split(',');
  const families = WORKLOAD_FAMILIES.filter(
    ({ name, set: own }) => (set === 'report' || own === 'tune') && (only?.includes(name) ?? true)
  );
  const progress = toProgress('families', families.length);
  const outcomes = families.flatMap((family, i) => {
    const judge = values.scores ? scoreWorkload : judgeWorkload;
    const own = Array.from({ length: each }, (_, index) => judge(generateWorkload(family, set, index)));
    progress(i + 1);
    return own;
  });
  const report = buildWorkloadReport(outcomes, each, values.scores ? 'scores' : 'lives');
  process.stdout.write(`${report}\n`);
  if (values.misses) {
    const isWrong = ({ label, delaySeconds, killsBefore, falseAlarms }: (typeof outcomes)[number]) =>
      falseAlarms > 0 || (label !== 'benign' && (delaySeconds === null || (killsBefore ?? 0) > 1));
    outcomes.filter(isWrong).forEach((one) => process.stdout.write(`${JSON.stringify({ ...one, forecasts: [] })}\n`));
  }
  if (set === 'report' && !only && !values.each) {
    writeSection(values.scores ? 'workload-scores' : 'workloads', report);
  }
}

main();
