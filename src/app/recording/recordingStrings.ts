import { say, texts } from '../../engine';

/** Every text of the page Recording. */
export const recordingStrings = texts({
  subtitle: 'Alerts, long lists and back-tests read scores that Prometheus records every five minutes.',
  state: 'What is recorded',
  noSource: 'Without a Leakscope data source nobody can look into Prometheus: add one on the page Set-up.',
  failed: 'It could not be seen what is recorded',
  used: {
    yes: 'Lists and back-tests read the recorded scores.',
    no: 'Lists and back-tests work scores out themselves.',
  },
  columns: { name: 'Series', state: 'State', newest: 'Newest value', series: 'How many' },
  states: { fresh: 'fresh', stale: 'stale', missing: 'missing', unknown: 'unknown' },
  help: {
    missing: 'It was never recorded, or long ago. A score is absent as well where nothing has 12 hours of history.',
    stale: 'It was recorded, but not lately: look whether the rules are still loaded, and whether they fail.',
  },
  again: 'Look again',
  cut: (shown: number, all: number) =>
    say`${shown} of ${all} data sources are looked at: each look asks its Prometheus.`,
  more: 'Look at the next ones',
  install: 'Install the rules',
  installHelp: 'Leakscope writes the file; you put it where your rules are evaluated. Nothing is sent anywhere.',
  way: 'Where rules are evaluated',
  withAlerts: 'With all alerts in the file',
  reads: (sources: readonly string[]) =>
    say`The file is for what this server has: ${sources.join('; ')}. It records under the usual names, so that alerts and lists need nothing else.`,
  sourcesUnknown: (reason: string) =>
    say`Which sources the server has could not be found out, so the file reads the names of the kubelet’s cAdvisor. ${reason}`,
  withAlertsHelp: 'Leave it off where Grafana has the alerts.',
  firstDays:
    'The rules need history of their own: a score needs 12 hours, and the comparison with the days before works fully after 11 days.',
  docs: 'How to fill the history in, and what it costs',
});
