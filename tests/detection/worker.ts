/** One of the processes that runAll.ts starts: evaluates the jobs that it is sent until it is disconnected. */
import { pickDetectors } from './detectors';
import type { WorkOrder, WorkResult } from './runAll';
import { runJob } from './runJob';

process.on('message', ({ job, place, detectors }: WorkOrder) => {
  const result: WorkResult = { place, outcomes: runJob(job, pickDetectors(detectors)) };
  process.send?.(result);
});
process.on('disconnect', () => process.exit(0));
