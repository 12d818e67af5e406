/** Texts of the page that ways in lead through. */
export const wayStrings = {
  title: 'Diagnose memory',
  subtitle: 'From where you were to the dashboard that shows it.',
  unlinked: (prometheus: string) => `No Leakscope data source asks ${prometheus}`,
  unlinkedHelp:
    'What you looked at comes from a Prometheus that Leakscope does not ask. Add a Leakscope data source and choose that Prometheus on its settings page.',
  add: 'Add a Leakscope data source',
  others: (name: string) => `Look in ${name} all the same`,
} as const;
