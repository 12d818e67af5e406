import { say } from '../../engine';
import { Alert, LoadingPlaceholder, Text } from '@grafana/ui';
import React, { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { readMoments } from '../../contract/alertLink';
import type { Source } from '../findSources';
import { useLeakscopeQuery } from '../grafana/useLeakscopeQuery';
import { readRecording } from '../recording/readRecording';
import { alertStrings } from './alertStrings';
import { DEFAULT_PERIOD, GIVEN, toRange } from './toAlertQuestion';

const { list: texts } = alertStrings;

/** Alerts of rule files that one Prometheus holds now. */
export function FileAlerts({ source }: { source: Source }) {
  const { answer, ask } = useLeakscopeQuery();
  const { search } = useLocation();
  useEffect(() => {
    const moments = readMoments(search);
    ask(source.uid, { queryType: 'recording', scope: {} }, toRange(moments ? GIVEN : DEFAULT_PERIOD, moments));
  }, [ask, source.uid, search]);
  if (answer.state === 'running' || answer.state === 'idle') {
    return <LoadingPlaceholder text="" />;
  }
  const read = readRecording(answer.frames);
  if (read === null) {
    return (
      <Alert severity="error" title={say`${source.name}: alerts of rule files could not be read`}>
        {answer.errors.join(' ')}
      </Alert>
    );
  }
  return (
    <div>
      <Text element="h3" variant="h6">
        {source.name}
      </Text>
      {read.alerts.length === 0 ? (
        <Text color="secondary">{texts.noFiles}</Text>
      ) : (
        <ul>
          {read.alerts.map(({ alert, state, count }, index) => (
            <li key={index}>{`${alert}: ${state}${count === null ? '' : `, ${count}`}`}</li>
          ))}
        </ul>
      )}
      {answer.errors.length > 0 && <Text color="warning">{answer.errors.join(' ')}</Text>}
    </div>
  );
}
