import { say, texts } from '../engine';

/** What the data source says of the lives of a workload. */
export const WORKLOAD_STRINGS = texts({
  noLives: (workload: string) =>
    say`No memory of ${JSON.stringify(workload)} was found in the last three days: see whether namespace, workload and container are its exact names.`,
  unmeasured: (workload: string) =>
    say`The memory of ${JSON.stringify(workload)} is 0, or no size, in all samples of the last three days: the memory controller of the nodes may be off.`,
  lifeColumns: {
    pod: 'Pod',
    version: 'Version',
    node: 'Node',
    labels: 'Zone and labels',
    started: 'Started',
    ended: 'Ended',
    end: 'How it ended',
    age_seconds: 'Age',
    last_bytes: 'Floor at its end',
    peak_bytes: 'Highest',
    leaks: 'Leaks',
    kill_seconds: 'Next kill in',
    kill_seconds_low: 'Next kill in (low)',
    kill_seconds_high: 'Next kill in (high)',
    course: 'Memory',
  },
  ageColumns: {
    of: 'Of',
    version: 'Version',
    age_seconds: 'Age',
    low_bytes: 'Lower quartile',
    median_bytes: 'Median',
    high_bytes: 'Upper quartile',
    lives: 'Lives',
  },
  replicaColumns: { time: 'Time', median_bytes: 'Median', highest_bytes: 'Highest', replicas: 'Replicas' },
});
