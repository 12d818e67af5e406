import { LATER_VIEWS } from '../laterViews';
import { LATER_DIAGNOSIS } from '../parts/diagnosis/laterDiagnosis';

/** Then every view is drawn at once, as on a page where it was drawn before. */
export async function loadViews(): Promise<void> {
  const all = { ...LATER_VIEWS, ...LATER_DIAGNOSIS };
  await Promise.all(Object.values(all).map(({ preload }) => preload()));
}
