import type { DataSourceInstanceSettings } from '@grafana/data';
import type { LeakscopeOptions } from '../contract/query';
import { findDatasources } from './findDatasources';

/** A data source that an alert can be made for. */
export interface Source {
  uid: string;
  name: string;
  /** Only Leakscope ones can test alerts and see what is recorded. */
  isLeakscope: boolean;
  /** The Prometheus that the rule asks; null where none is linked. */
  prometheusUid: string | null;
  clusterLabel: string | null;
}

/** Leakscope data sources; where there is none, those of Prometheus. */
export function findSources(): Source[] {
  const { leakscope, prometheus } = findDatasources();
  return leakscope.length > 0
    ? leakscope.map(toSource)
    : prometheus.map(({ uid, name }) => ({ uid, name, isLeakscope: false, prometheusUid: uid, clusterLabel: null }));
}

/** The source that an address names, by itself or by its Prometheus; else the first one. */
export function chooseSource(sources: readonly Source[], uid: string | undefined): Source | null {
  return (
    sources.find((source) => source.uid === uid) ??
    sources.find((source) => source.prometheusUid === uid) ??
    sources[0] ??
    null
  );
}

function toSource({ uid, name, jsonData }: DataSourceInstanceSettings): Source {
  const { promUid, clusterLabel } = jsonData as LeakscopeOptions;
  return { uid, name, isLeakscope: true, prometheusUid: promUid || null, clusterLabel: clusterLabel || null };
}
