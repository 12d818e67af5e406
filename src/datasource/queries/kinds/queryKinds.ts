import type { LeakscopeQueryType } from '../../../contract/query';
import { leaksQuery } from './leaksQuery';
import type { QueryKindRow } from './queryKind';

/** What the data source answers: a row a type of query. */
export const QUERY_KINDS: Readonly<Record<LeakscopeQueryType, QueryKindRow>> = {
  leaks: { needs: 'containers', load: async () => leaksQuery },
  workload: {
    needs: 'workload',
    load: async () => (await import(/* webpackChunkName: "workload" */ './workloadQuery')).workloadQuery,
  },
  anatomy: {
    needs: 'pod',
    load: async () => (await import(/* webpackChunkName: "anatomy" */ './anatomyQuery')).anatomyQuery,
  },
  compare: {
    needs: 'pod',
    load: async () => (await import(/* webpackChunkName: "compare" */ './compareQuery')).compareQuery,
  },
  nodes: {
    needs: 'containers',
    load: async () => (await import(/* webpackChunkName: "nodes" */ './nodesQuery')).nodesQuery,
  },
  cardinality: {
    needs: 'target',
    load: async () => (await import(/* webpackChunkName: "cardinality" */ './cardinalityQuery')).cardinalityQuery,
  },
  backtest: {
    needs: 'containers',
    load: async () => (await import(/* webpackChunkName: "backtest" */ './backtestQuery')).backtestQuery,
  },
  recording: {
    needs: 'nothing',
    load: async () => (await import(/* webpackChunkName: "recording" */ './recordingQuery')).recordingQuery,
  },
};
