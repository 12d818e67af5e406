import type { DataFrame } from '@grafana/data';
import React from 'react';
import { ALERTS_PATH } from '../../contract/alertLink';
import { GRAFANA_PAGES } from '../../contract/grafanaNames';
import { listAlerts, type ListedAlert } from '../grafana/listAlerts';
import { useLoaded } from '../useLoaded';
import type { Line } from './NowLine';
import { NowSection, type Topic } from './NowSection';
import { nowStrings } from './nowStrings';
import { toFileAlertLines } from './toRecordingRead';

const { alerts: texts } = nowStrings;

/** Alerts that fire: those of Grafana, and those of rule files that the answer about recording names. */
export function AlertsTopic({ recorded }: { recorded: readonly DataFrame[] }) {
  const [loaded, again] = useLoaded(listAlerts);
  const fromFiles = toFileAlertLines(recorded);
  return (
    <NowSection
      title={texts.title}
      more={{ title: texts.open, path: ALERTS_PATH }}
      again={again}
      {...toTopic(loaded, fromFiles)}
    />
  );
}

function toTopic(loaded: ReturnType<typeof useLoaded<{ rules: ListedAlert[] }>>[0], fromFiles: Line[]): Topic {
  if (loaded.state === 'loading') {
    return { state: 'running', lines: fromFiles, summary: '', errors: [] };
  }
  if (loaded.state === 'failed') {
    return { state: 'failed', lines: fromFiles, summary: '', errors: [loaded.error.answer] };
  }
  const { rules } = loaded.value;
  const lines = [...rules.flatMap(toLines), ...fromFiles];
  const summary = lines.length > 0 ? '' : rules.length === 0 ? texts.noRules : texts.none;
  return { state: 'done', lines, summary, errors: [] };
}

function toLines({ uid, name, folder, state, health, firing, lastError, isPaused }: ListedAlert): Line[] {
  const isFiring = state === 'firing' && !isPaused;
  const isFailing = health === 'error' && !isPaused;
  if (!isFiring && !isFailing) {
    return [];
  }
  return [
    {
      id: uid ?? `${folder}/${name}`,
      tone: isFiring ? 'bad' : 'watch',
      title: name,
      state: isFiring ? texts.firing(firing) : texts.failing,
      text: isFailing ? lastError : folder,
      path: uid === null ? ALERTS_PATH : GRAFANA_PAGES.alertRule(uid),
    },
  ];
}
