import { say, texts } from '../engine';

/** Every text of back-tests and recorded scores that a person reads, apart from the sentences that come with them. */
export const ALERT_STRINGS = texts({
  errors: {
    noAlert: 'The back-test names no alert: make it on the page "Alerts" of the Leakscope app.',
  },
  backtestColumns: {
    cluster: 'Cluster',
    namespace: 'Namespace',
    workload: 'Workload',
    pod: 'Pod',
    container: 'Container',
    part: 'Part',
    node: 'Node',
    job: 'Job',
    instance: 'Instance',
    firings: 'Firings',
    first_fired: 'First fired',
    last_ended: 'Last ended',
    firing_seconds: 'Time firing',
    worst: 'Worst value',
    fires_now: 'Fires at the end',
    trend: 'Value',
    started: 'Started',
    ended: 'Ended',
  },
  recordingColumns: {
    name: 'Series',
    subject: 'About',
    state: 'State',
    newest: 'Newest value',
    series: 'Number of series',
    alert: 'Alert',
    count: 'Alerts',
  },
  newestEpisodes: (shown: number, all: number) => say`The newest ${shown} of ${all} episodes are shown.`,
});
