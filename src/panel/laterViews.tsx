import React from 'react';
import { later } from '../ui/chunks/later';
import { Message } from './parts/Message';
import { strings } from './strings';

const Waiting = () => <Message title={strings.loading} />;

/** The views besides the list, which is in the module: each brings its own code, and charts come with those that draw some. */
export const LATER_VIEWS = {
  anatomy: later(
    async () => (await import(/* webpackChunkName: "anatomy" */ './views/anatomy/AnatomyView')).AnatomyView,
    <Waiting />
  ),
  pod: later(
    async () => (await import(/* webpackChunkName: "anatomy" */ './views/anatomy/PodView')).PodView,
    <Waiting />
  ),
  nodes: later(
    async () => (await import(/* webpackChunkName: "nodes" */ './views/nodes/NodesView')).NodesView,
    <Waiting />
  ),
  compare: later(
    async () => (await import(/* webpackChunkName: "compare" */ './views/compare/CompareView')).CompareView,
    <Waiting />
  ),
  workload: later(
    async () => (await import(/* webpackChunkName: "workload" */ './views/workload/WorkloadView')).WorkloadView,
    <Waiting />
  ),
  cardinality: later(
    async () =>
      (await import(/* webpackChunkName: "cardinality" */ './views/cardinality/CardinalityView')).CardinalityView,
    <Waiting />
  ),
};
