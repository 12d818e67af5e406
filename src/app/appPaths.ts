import { ALERTS_PATH, RECORDING_PATH } from '../contract/alertLink';
import { APP_ID } from '../contract/ids';

/** Pages of the app, below Grafana's own base. */
export const APP_PATHS = {
  setup: `/a/${APP_ID}/setup`,
  alerts: ALERTS_PATH,
  recording: RECORDING_PATH,
} as const;
