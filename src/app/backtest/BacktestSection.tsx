import { Alert, Button, LoadingBar, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { AlertScope } from '../../contract/alertLink';
import { say, type AlertKindInfo } from '../../engine';
import { Scrolled } from '../alerts/Sized';
import type { Answer } from '../grafana/useLeakscopeQuery';
import { BacktestTable } from './BacktestTable';
import { describeBacktest } from './describeBacktest';
import { narrowBacktest } from './narrowBacktest';
import { readBacktest } from './readBacktest';

interface Props {
  answer: Answer;
  info: AlertKindInfo;
  scope: AlertScope;
  /** The form says something else than what was tested. */
  isOld: boolean;
  /** Why it cannot be tested now; null where it can. */
  whyNot: string | null;
  /** What the test leaves out; null where nothing. */
  remark: string | null;
  period: string;
  periods: Array<{ value: string; label: string }>;
  onPeriod: (period: string) => void;
  onTest: () => void;
  onCancel: () => void;
}

const LOADING_WIDTH = 300;

/** Whether the alert would have fired in the past: for what, when, how often. */
export function BacktestSection(props: Props) {
  const { answer, isOld, whyNot, remark, period, periods, onPeriod, onTest, onCancel } = props;
  const isRunning = answer.state === 'running';
  return (
    <section aria-labelledby="leakscope-backtest" aria-busy={isRunning}>
      <Stack direction="column" gap={1}>
        <Text element="h3" variant="h4">
          <span id="leakscope-backtest">{say`Back-test`}</span>
        </Text>
        <Text color="secondary">
          {say`When this alert would have fired on the history that Prometheus has. It changes nothing.`}
        </Text>
        <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
          <Scrolled>
            <RadioButtonGroup
              aria-label={say`Time that is tested`}
              options={periods}
              value={period}
              onChange={onPeriod}
            />
          </Scrolled>
          {isRunning ? (
            <Button variant="secondary" icon="times" onClick={onCancel}>
              {say`Cancel`}
            </Button>
          ) : (
            <Button variant="secondary" icon="history" onClick={onTest} disabled={whyNot !== null}>
              {say`Back-test`}
            </Button>
          )}
          {whyNot !== null && <Text color="secondary">{whyNot}</Text>}
          {isOld && !isRunning && <Text color="warning">{say`The form was changed since this test. Test again.`}</Text>}
        </Stack>
        {remark !== null && <Text color="secondary">{remark}</Text>}
        {isRunning && <LoadingBar width={LOADING_WIDTH} />}
        <div role="status">
          {isRunning && 'Testing…'}
          {answer.state === 'cancelled' && say`The test was cancelled.`}
        </div>
        <Result {...props} />
      </Stack>
    </section>
  );
}

function Result({ answer, info, scope }: Props) {
  const { state, frames, errors } = answer;
  if (state === 'failed') {
    return (
      <Alert severity="error" title={say`It could not be tested`}>
        {errors.join(' ')}
      </Alert>
    );
  }
  if (state !== 'done') {
    return null;
  }
  const read = readBacktest(frames);
  if (read === null) {
    return (
      <Alert severity="error" title={say`It could not be tested`}>
        {errors.join(' ') || say`The data source gave no result. It may be older than this page: update the plugin.`}
      </Alert>
    );
  }
  const backtest = narrowBacktest(read, scope);
  const { severity, title } = describeBacktest(backtest, info.subject);
  const { basis, samplesPerEvaluation } = backtest;
  const sentences = [
    ...(basis === 'recorded' ? [say`It was tested on recorded scores, as the rule will read them.`] : []),
    ...(basis === 'evaluated' ? [say`Nothing is recorded for this time: it was worked out from the raw series.`] : []),
    // What is worked out here is not what the rule reads: the data source says what that costs.
    ...(samplesPerEvaluation === null || basis !== 'recorded'
      ? []
      : [say`The rule reads about ${samplesPerEvaluation.toLocaleString('en-US')} samples each time it is evaluated.`]),
    ...backtest.sentences,
  ];
  return (
    <>
      <Alert severity={severity} title={title}>
        {sentences.join(' ')}
      </Alert>
      {backtest.warnings.length > 0 && (
        <Alert severity="warning" title={say`The answer is not the whole`}>
          {backtest.warnings.join(' ')}
        </Alert>
      )}
      {errors.length > 0 && (
        <Alert severity="warning" title={say`A part of it could not be tested`}>
          {errors.join(' ')}
        </Alert>
      )}
      {backtest.rows.length > 0 && <BacktestTable backtest={backtest} unit={info.unit} />}
    </>
  );
}
