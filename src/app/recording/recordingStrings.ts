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
  click: {
    title: 'Record by a click',
    help: (source: string) =>
      say`For the Prometheus behind ${source}. You see what is written before; it is read back afterwards, and as easily taken away.`,
    who: 'Who evaluates the rules',
    ways: { ruler: 'The store itself', grafana: 'Grafana' },
    plan: {
      ruler: (rules: number, groups: number, _seconds: number) =>
        say`${rules} rules in ${groups} groups are written to the namespace leakscope of the store’s ruler, which evaluates them every five minutes.`,
      grafana: (rules: number, groups: number, seconds: number) =>
        say`${rules} rules in ${groups} groups are written to the folder Leakscope. Grafana evaluates them every ${seconds} seconds, and writes what they record to the data source that they ask: it has to take remote write.`,
    },
    preview: 'What is written',
    record: 'Record',
    goOn: 'Go on',
    remove: 'Take the rules away',
    working: 'Working…',
    allStand: 'All groups stand. The first score comes with 12 hours of history.',
    halfWay: 'Part of it is done, and part is not',
    notDone: 'It did not go through',
    again: 'Below is what stands and what does not. Trying again goes on from there: what stands is not written twice.',
    steps: {
      stands: 'stands.',
      other: 'is there, and differs: other rules, other sources or another interval.',
      absent: 'is not there.',
      written: 'was written, and read back.',
      removed: 'was taken away.',
      left: 'was not touched.',
      failed: 'failed.',
    },
    at: {
      prepare: 'the folder could not be found or made',
      read: 'could not be read',
      write: 'could not be written',
      remove: 'could not be taken away',
    },
    refused: {
      ruler: 'you may not change rules of this data source. Ask for alert.rules.external:write.',
      grafana: 'you may not change rules or folders here. Ask for the role Editor.',
    },
    failures: {
      missing: 'the folder is gone, or this Grafana has no such address. Take the file below.',
      conflict: 'a rule of this name is there already: somebody else wrote it.',
      provisioned: 'a file or another program keeps these rules, and has to change them.',
      invalid: 'the server does not take it as it is. Take the file below.',
      failed: 'the server failed. Try again.',
      unanswered: 'no answer came, so that it may be done or not. Try again: nothing can be there twice.',
    },
    readBack: 'was taken, and reads back differently. Try again, or take the file below.',
    said: (answer: string) => say`Grafana says: ${answer}.`,
    cannot: 'Not by a click here',
    takeFile: 'Take the file below instead.',
    noRuler:
      'the data source is of no kind whose ruler takes rules over HTTP (Mimir or Cortex, by its setting "Prometheus type").',
    rulerOff: 'the data source has "Manage alert rules in Alerting UI" off.',
    mayNotRuler: 'you may not change its rules. Ask for alert.rules.external:write.',
    mayNotGrafana: 'you may not write rules. Ask for the role Editor.',
    tooOld: (version: string) =>
      say`Grafana ${version} writes all recording rules to one data source of its configuration; from 12.1 on each rule names its own.`,
    switchedOff: 'recording rules are off in its configuration ([recording_rules] enabled).',
    noTarget: 'the data source has "Allow as recording rules target" off.',
  },
  install: 'Install the rules',
  installHelp: 'Leakscope makes the file; you put it where your rules are evaluated. Nothing is sent anywhere.',
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
