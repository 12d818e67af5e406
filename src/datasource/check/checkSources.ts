import type { AskSession } from '../../collect/ask/session';
import { findSourceFindings } from '../../collect/doctor/sourceFindings';
import { probe, type Probe } from '../../collect/sources/probe';
import { CHECK_STRINGS } from './checkStrings';

export interface SourceCheck {
  result: Probe;
  /** Which sources are there, and what to change about them, with the change to copy. */
  sources: string[];
}

/** What a server has, and whose: as `leakscope doctor` says it. */
export async function checkSources(ask: AskSession, clusterLabel: string | null): Promise<SourceCheck> {
  const result = await probe(ask, { atSeconds: ask.atSeconds, clusterLabel, signal: ask.signal });
  const known = await ask.sources();
  // Where containers are found under the plain names all the same, nothing is wrong.
  const isTold = known !== null && (known.found.length > 0 || result.containers === 0);
  const findings = isTold ? findSourceFindings({ sources: known.found, clusterLabel }) : [];
  return {
    result,
    sources: findings.map(({ sentence, fix }) =>
      fix === null ? sentence : CHECK_STRINGS.change(sentence, fix.where, fix.code)
    ),
  };
}
