import { Alert, Button, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';
import { probe, type Probe } from '../../collect/sources/probe';
import { isAborted } from '../../collect/ask/prometheusError';
import { describeProbe } from '../check/describeProbe';
import { askLinked } from '../clients/askLinked';
import { STRINGS } from '../strings';
import { CheckTable } from './CheckTable';

interface Props {
  /** Of the Leakscope data source. */
  uid: string;
  promUid: string | undefined;
  clusterLabel: string | null;
}

type State = { is: 'idle' } | { is: 'running' } | { is: 'done'; result: Probe } | { is: 'failed'; message: string };

/** Asks the chosen data source, saved or not, what it has. */
export function CheckSection({ uid, promUid, clusterLabel }: Props) {
  const texts = STRINGS.check;
  const [state, setState] = useState<State>({ is: 'idle' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const run = async () => {
    controller.current?.abort();
    controller.current = new AbortController();
    const { signal } = controller.current;
    setState({ is: 'running' });
    try {
      const ask = askLinked(promUid).session(Date.now() / 1000, signal);
      const result = await probe(ask, { atSeconds: ask.atSeconds, clusterLabel, signal });
      setState({ is: 'done', result });
    } catch (error) {
      if (!isAborted(error)) {
        setState({ is: 'failed', message: error instanceof Error ? error.message : String(error) });
      }
    }
  };

  return (
    <Stack direction="column" gap={2}>
      <Text color="secondary">{texts.introduction}</Text>
      <div>
        <Button variant="secondary" icon="sync" onClick={run} disabled={!promUid || state.is === 'running'}>
          {texts.run}
        </Button>
      </div>
      <div aria-live="polite">
        {state.is === 'running' && <LoadingPlaceholder text={texts.running} />}
        {state.is === 'failed' && (
          <Alert severity="error" title={texts.failed}>
            {state.message}
          </Alert>
        )}
        {state.is === 'done' && <CheckResult result={state.result} />}
      </div>
    </Stack>
  );
}

function CheckResult({ result }: { result: Probe }) {
  const { usable, summary, sentences } = describeProbe(result);
  const severity = !usable ? 'error' : result.level === 'L3' ? 'success' : 'warning';
  return (
    <>
      <Alert severity={severity} title={summary}>
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Alert>
      <CheckTable result={result} />
    </>
  );
}
