import type { DataFrame } from '@grafana/data';
import { RECORDING_PATH } from '../../contract/alertLink';
import { readRecording } from '../recording/readRecording';
import type { Line, Tone } from './NowLine';
import { nowStrings } from './nowStrings';
import type { Read } from './shown';

const { recording: texts, alerts } = nowStrings;

/** Whether scores are recorded and fresh, in one line. */
export function toRecordingRead(frames: readonly DataFrame[]): Read {
  const recording = readRecording(frames);
  const namesOf = (state: string) =>
    recording?.series.filter((series) => series.state === state).map(({ name }) => name) ?? [];
  const [fresh, stale, missing] = [namesOf('fresh'), namesOf('stale'), namesOf('missing')];
  const say = (tone: Tone, title: string): Read => ({
    lines: [{ id: title, tone, title, state: '', text: '', path: RECORDING_PATH }],
    summary: '',
  });
  if (stale.length > 0) {
    return say('watch', texts.stale(stale));
  }
  if (fresh.length === 0) {
    return missing.length > 0 ? say('watch', texts.missing) : say('quiet', texts.unknown);
  }
  return missing.length > 0 ? say('quiet', texts.partly(missing)) : { lines: [], summary: texts.fresh };
}

/** Alerts of rule files that Prometheus holds firing now. */
export function toFileAlertLines(frames: readonly DataFrame[]): Line[] {
  return (readRecording(frames)?.alerts ?? [])
    .filter(({ state }) => state === 'firing')
    .map(({ alert, count }) => ({
      id: `file ${alert}`,
      tone: 'bad',
      title: alert,
      state: alerts.firing(count),
      text: alerts.fromFile,
      path: null,
    }));
}
