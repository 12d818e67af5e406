import { ALERTS_PATH, RECORDING_PATH } from '../contract/alertLink';
import { APP_ID } from '../contract/ids';
import { NOW_PATH } from './ways/diagnoseLink';

/** Pages of the app, below Grafana's own base. */
export const APP_PATHS = {
  now: NOW_PATH,
  alerts: ALERTS_PATH,
  recording: RECORDING_PATH,
  setup: `/a/${APP_ID}/setup`,
} as const;
