import { getDataSourceSrv } from '@grafana/runtime';
import { isPrometheusType } from '../../contract/prometheusType';
import { findSources, type Source } from '../findSources';

export type LinkSource =
  | { kind: 'found'; source: Source }
  /** Nobody set Leakscope up. */
  | { kind: 'none' }
  /** Another Prometheus has what was looked at; ours would show other containers of the same names. */
  | { kind: 'unlinked'; prometheus: string };

/** Our data source that asks the Prometheus which was looked at. What is no Prometheus, such as logs, says nothing about it. */
export function findLinkSource(uid: string | undefined): LinkSource {
  const sources = findSources().filter(({ isLeakscope }) => isLeakscope);
  const asked = uid === undefined ? undefined : getDataSourceSrv().getInstanceSettings({ uid });
  const own = sources.find((source) => source.uid === uid) ?? sources.find((source) => source.prometheusUid === uid);
  if (sources.length === 0) {
    return { kind: 'none' };
  }
  if (own === undefined && asked !== undefined && isPrometheusType(asked.type)) {
    return { kind: 'unlinked', prometheus: asked.name };
  }
  return { kind: 'found', source: own ?? sources[0] };
}
