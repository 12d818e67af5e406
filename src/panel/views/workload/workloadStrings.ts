import { say, texts } from '../../../engine';
import type { LifeEnd } from '../../../engine';

/** What the page of a workload says. */
export const workloadStrings = texts({
  title: (workload: string | null) => (workload === null ? say`Lives of a workload` : say`Lives of ${workload}`),
  nothing: 'Nothing is known of its lives.',
  guessed: 'Pods by their names: nobody told their owners',
  container: (name: string) => say`container ${name}`,
  lives: (count: number, present: number) =>
    say`${count === 1 ? say`1 life` : say`${count} lives`} in three days, ${present === 1 ? say`1 runs` : say`${present} run`}`,
  limit: 'Limit',
  killed: 'Killed for memory',
  unknownVersion: 'version unknown',
  ages: {
    title: 'Memory by age',
    chart: (lives: number, versions: number) =>
      say`Memory against age: ${lives} lives, ${versions === 1 ? say`one version` : say`${versions} versions`}`,
    median: (version: string) => say`${version}: median`,
    low: (version: string) => say`${version}: lower quartile`,
    high: (version: string) => say`${version}: upper quartile`,
    present: (pod: string) => say`${pod}, runs`,
    ended: (pod: string) => say`${pod}, ended`,
    killed: (pod: string) => say`${pod}, killed for memory`,
  },
  legend: {
    label: 'Lines of the chart',
    present: 'runs now',
    ended: 'ended',
    quartiles: 'quartiles',
  },
  replicas: {
    title: 'Replicas over time',
    chart: 'Median and highest floor of the replicas over time',
    median: 'Median',
    highest: 'Highest',
  },
  versions: {
    caption: 'Versions',
    version: 'Version',
    first: 'First start',
    lives: 'Lives',
    present: 'Running',
    kills: 'Killed',
    killAge: 'Age at the kill',
    highest: 'Highest',
  },
  table: {
    caption: 'Lives, the last start first',
    pod: 'Pod',
    version: 'Version',
    node: 'Node',
    end: 'End',
    started: 'Started',
    age: 'Age',
    floor: 'Last floor',
    highest: 'Highest',
    kill: 'Next kill',
    killHelp: 'From the ages at which earlier lives were killed, or along their common slope; with its 80 % interval.',
    leaks: 'Leaks',
    yes: 'yes',
    no: 'no',
    killIn: (mid: string, low: string, high: string) => say`in ${mid} (${low} to ${high})`,
    first: (shown: number, total: number) => say`The last ${shown} of ${total} lives.`,
  },
  ends: {
    oom: 'killed for memory',
    error: 'error',
    clean: 'finished',
    replaced: 'replaced',
    running: 'runs',
    unknown: 'ended',
  } satisfies Record<LifeEnd, string>,
});
