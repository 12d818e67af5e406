import React from 'react';
import { checkSources, type SourceCheck } from '../check/checkSources';
import { describeProbe } from '../check/describeProbe';
import { askLinked } from '../clients/askLinked';
import { CHECK_STRINGS } from '../check/checkStrings';
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
  const texts = CHECK_STRINGS;
  const { state, run } = useCheck((signal) => {
    const ask = askLinked(promUid).session(Date.now() / 1000, signal);
    return checkSources(ask, clusterLabel);
  });
  return (
    <CheckFrame {...{ texts, state }} introduction={texts.introduction} disabled={!promUid} onRun={run}>
      {(result) => <CheckResult result={result} />}
    </CheckFrame>
  );
}

function CheckResult({ result: { result, sources } }: { result: SourceCheck }) {
  const { usable, summary, sentences } = describeProbe(result);
  const severity = !usable ? 'error' : result.level === 'L3' ? 'success' : 'warning';
  return (
    <>
      <CheckVerdict {...{ severity, summary }} sentences={[...sources, ...sentences]} />
      <CheckTable result={result} />
    </>
  );
}
