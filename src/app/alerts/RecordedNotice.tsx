import { locationUtil } from '@grafana/data';
import { Alert, Text, TextLink } from '@grafana/ui';
import React from 'react';
import { RECORDING_PATH } from '../../contract/alertLink';
import { type AlertKind, buildAlertSpecs } from '../../engine';
import type { Answer } from '../grafana/useLeakscopeQuery';
import { readRecording } from '../recording/readRecording';
import { alertStrings } from './alertStrings';

interface Props {
  answer: Answer;
  kind: AlertKind;
  /** Labels that the alert keeps. */
  groupLabels?: string[];
}

/** Whether the score that the rule reads is recorded; what to do where it is not. */
export function RecordedNotice({ answer, kind, groupLabels }: Props) {
  const { recorded } = alertStrings;
  if (answer.state === 'idle' || answer.state === 'running' || answer.state === 'cancelled') {
    return null;
  }
  const [{ series }] = buildAlertSpecs({ alerts: [kind], groupLabels });
  const state = readRecording(answer.frames)?.series.find(({ name }) => name === series)?.state ?? 'unknown';
  const link = (
    <TextLink href={locationUtil.assureBaseUrl(RECORDING_PATH)} inline>
      {recorded.toPage}
    </TextLink>
  );
  switch (state) {
    case 'fresh':
      return <Text color="success">{recorded.fresh}</Text>;
    case 'missing':
      return (
        <Alert severity="warning" title={recorded.missing}>
          {recorded.missingHelp} {link}
        </Alert>
      );
    case 'stale':
      return (
        <Alert severity="warning" title={recorded.stale}>
          {recorded.staleHelp} {link}
        </Alert>
      );
    case 'unknown':
      return (
        <Alert severity="warning" title={recorded.unknown}>
          {answer.errors.join(' ')} {link}
        </Alert>
      );
  }
}
