import { say, texts } from '../engine';

/** Names that a line has room for. */
const MAX_NAMES = 5;

function listFound(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return say`Found: ${names.slice(0, MAX_NAMES).join(', ')}${more > 0 ? say` and ${more} more` : ''}.`;
}

/** Every text of the app that a person reads. */
export const STRINGS = texts({
  title: 'Leakscope',
  tabs: { now: 'Now', alerts: 'Alerts', recording: 'Recording', setup: 'Set-up' },
  subtitle:
    'Where the memory of every container is, what grows, and whether it is a leak. Three steps to the first picture:',
  states: { done: 'Done', next: 'To do', later: 'Later' },
  prometheus: {
    title: 'Add a Prometheus data source',
    text: 'Leakscope reads the container metrics that Prometheus, Mimir, Thanos or VictoriaMetrics already has. It has no connection of its own.',
    add: 'Add a Prometheus data source',
    found: listFound,
    missing: 'No Prometheus data source was found, or you have no permission to see one.',
  },
  leakscope: {
    title: 'Add the Leakscope data source',
    text: 'Choose the Prometheus data source on its settings page. The check there says which metrics exist and what to change for full detail.',
    add: 'Add the Leakscope data source',
    found: listFound,
    missing: 'No Leakscope data source was found.',
    check: (name: string) => say`Check ${name}`,
  },
  dashboard: {
    title: 'Open the fleet dashboard',
    text: 'It ranks all containers by leak score. From each one a click leads to where its memory is.',
    open: 'Open the fleet dashboard',
    ready: 'Ready.',
    waiting: 'It shows data once the first two steps are done.',
    looking: 'Looking for the dashboards…',
    missing: (names: readonly string[]) =>
      say`Not in this Grafana: ${names.join(', ')}. Grafana imports its dashboards once, when the app is switched on; somebody may have deleted them since.`,
    notKnown: (answer: string) => say`It is not known whether the dashboards are there. ${answer}`,
    importAll: 'Import the dashboards',
    importing: 'Importing…',
    importFailed: (answer: string) =>
      say`Not all could be imported. Grafana says: ${answer || say`nothing`}. The tab "Dashboards" of the plugin's page imports them one by one.`,
    mayNotImport: (role: string) =>
      say`Your role${role} may not import dashboards: ask somebody with the role Editor or Admin to open this page.`,
    again: 'Try again',
  },
});
