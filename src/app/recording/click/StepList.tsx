import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Icon, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { recordingStrings } from '../recordingStrings';
import { describeStep } from './describeStep';
import type { Step } from './recordByClick';
import type { RecordingWay } from './recordingStore';

const { click: texts } = recordingStrings;

/** All of them are there as they should be. */
export const isStanding = (steps: readonly Step[]) =>
  steps.every(({ state }) => state === 'stands' || state === 'written');

const isDone = ({ state }: Step) => state === 'stands' || state === 'written' || state === 'removed';

/** What stands of the groups, and what does not. */
export function StepList({ steps, way }: { steps: readonly Step[]; way: RecordingWay }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {isStanding(steps) && <Text color="success">{texts.allStand}</Text>}
      {steps.some(({ state }) => state === 'failed') && (
        <Alert severity="error" title={steps.some(isDone) ? texts.halfWay : texts.notDone}>
          {texts.again}
        </Alert>
      )}
      <ul className={styles.steps}>
        {steps.map((step) => (
          <li key={step.group}>
            <Icon name={step.state === 'failed' ? 'exclamation-circle' : isDone(step) ? 'check' : 'circle'} />{' '}
            <code>{step.group}</code>: {describeStep(step, way)}
          </li>
        ))}
      </ul>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({ listStyle: 'none', margin: 0, code: { marginRight: theme.spacing(0.5) } }),
});
