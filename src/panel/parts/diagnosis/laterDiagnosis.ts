import { later } from '../../../ui/chunks/later';

/** What an opened row shows: the rows do not wait for it. */
export const LATER_DIAGNOSIS = {
  card: later(async () => (await import(/* webpackChunkName: "diagnosis" */ './DiagnosisCard')).DiagnosisCard),
  view: later(async () => (await import(/* webpackChunkName: "diagnosis" */ './DiagnosisView')).DiagnosisView),
};
