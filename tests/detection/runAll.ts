import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from './judge';
import type { Job } from './jobs';

/** What a worker is sent. */
export interface WorkOrder {
  job: Job;
  place: number;
  detectors: string[];
}

/** What it answers. */
export interface WorkResult {
  place: number;
  outcomes: Outcome[];
}

/**
 * Runs the jobs in so many processes and gives the outcomes in the order of the jobs, whoever was faster.
 *
 * Processes and not threads: the loader that reads TypeScript is inherited by them.
 */
export function runAll(
  jobs: Job[],
  detectors: string[],
  processes: number,
  onProgress: (done: number) => void
): Promise<Outcome[]> {
  const results: Outcome[][] = [];
  let next = 0;
  let done = 0;
  return new Promise((resolve, reject) => {
    const workers = Array.from({ length: Math.max(1, Math.min(processes, jobs.length)) }, () =>
      fork(join(__dirname, 'worker.ts'), { execArgv: process.execArgv })
    );
    const stop = () => workers.forEach((worker) => worker.connected && worker.disconnect());
    if (jobs.length === 0) {
      stop();
      resolve([]);
      return;
    }
    for (const worker of workers) {
      const give = () => {
        if (next < jobs.length) {
          const order: WorkOrder = { job: jobs[next], place: next, detectors };
          next++;
          worker.send(order);
        }
      };
      worker.on('message', ({ place, outcomes }: WorkResult) => {
        results[place] = outcomes;
        done++;
        onProgress(done);
        if (done === jobs.length) {
          stop();
          resolve(results.flat());
        } else {
          give();
        }
      });
      worker.on('exit', (code) => {
        if (done < jobs.length) {
          stop();
          reject(new Error(`A worker of the benchmark ended with code ${code}; what it wrote stands above.`));
        }
      });
      give();
    }
  });
}
