import React from 'react';
import { probe, type Probe } from '../../collect/sources/probe';
import { describeProbe } from '../check/describeProbe';
import { askLinked } from '../clients/askLinked';
import { STRINGS } from '../strings';
import { CheckFrame } from './CheckFrame';
import { CheckTable } from './CheckTable';
import { CheckVerdict } from './CheckVerdict';
import { useCheck } from './useCheck';

interface Props {
  /** Of the Leakscope data source. */
  uid: string;
  promUid: string | undefined;
  clusterLabel: string | null;
}

/** Asks the chosen data source, saved or not, what it has. */
export function CheckSection({ uid, promUid, clusterLabel }: Props) {
  const texts = STRINGS.check;
  const { state, run } = useCheck((signal) => {
    const ask = askLinked(promUid).session(Date.now() / 1000, signal);
    return probe(ask, { atSeconds: ask.atSeconds, clusterLabel, signal });
  });
  return (
    <CheckFrame {...{ texts, state }} introduction={texts.introduction} disabled={!promUid} onRun={run}>
      {(result) => <CheckResult result={result} />}
    </CheckFrame>
  );
}

function CheckResult({ result }: { result: Probe }) {
  const { usable, summary, sentences } = describeProbe(result);
  const severity = !usable ? 'error' : result.level === 'L3' ? 'success' : 'warning';
  return (
    <>
      <CheckVerdict {...{ severity, summary, sentences }} />
      <CheckTable result={result} />
    </>
  );
}
