import { say, texts } from '../../engine';

/** Texts of the page that ways in lead through. */
export const wayStrings = texts({
  title: 'Diagnose memory',
  subtitle: 'From where you were to the dashboard that shows it.',
  unlinked: (prometheus: string) => say`No Leakscope data source asks ${prometheus}`,
  unlinkedHelp:
    'What you looked at comes from a Prometheus that Leakscope does not ask. Add a Leakscope data source and choose that Prometheus on its settings page.',
  add: 'Add a Leakscope data source',
  others: (name: string) => say`Look in ${name} all the same`,
});
