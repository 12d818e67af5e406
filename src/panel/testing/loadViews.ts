import { LATER_VIEWS } from '../laterViews';

/** Then every view is drawn at once, as on a page where it was drawn before. */
export async function loadViews(): Promise<void> {
  await Promise.all(Object.values(LATER_VIEWS).map(({ preload }) => preload()));
}
