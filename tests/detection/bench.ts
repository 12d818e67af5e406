/**
 * `npm run bench:detection`: how well leaks are found, against what others do, on generated, recorded and real series.
 * A full run on the report set writes its section of docs/benchmarks.md. See README.md.
 */
import { writeSection } from '../bench/writeSection';
import { readArguments } from './arguments';
import { pickDetectors } from './detectors';
import { generatedJobs, type Job, realJobs, recordedJobs } from './jobs';
import { toProgress } from './progress';
import { buildReport } from './report/buildReport';
import { runAll } from './runAll';

async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2));
  const detectors = pickDetectors(asked.detectors);
  const jobs: Job[] = [];
  if (asked.sources.includes('generated')) {
    jobs.push(...generatedJobs(asked.set, asked.seriesEach, asked.families));
  }
  if (asked.sources.includes('recorded')) {
    jobs.push(...recordedJobs(asked.quick));
  }
  if (asked.sources.includes('real')) {
    const real = realJobs(asked.realFolder);
    if (real === null) {
      process.stderr.write('Real series of others are not here (see --real): left out.\n');
    }
    jobs.push(...(real ?? []));
  }
  const outcomes = await runAll(jobs, asked.detectors, asked.processes, toProgress('jobs', jobs.length));
  const report = buildReport(asked, detectors, outcomes);
  process.stdout.write(`${report}\n`);
  if (asked.write) {
    writeSection('detection', report);
  }
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
