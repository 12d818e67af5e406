import { say, texts } from '../../../engine';

/** Texts of the way from the panel to the form for alerts. */
export const alertLinkStrings = texts({
  create: 'Create alert',
  createFor: (name: string) => say`Create alert for ${name}`,
  hint: 'Opens the form for alerts. Nothing is saved before somebody does.',
  option: {
    name: 'Create alert',
    description: 'Show links to the form for alerts, to users who may create rules.',
  },
});
