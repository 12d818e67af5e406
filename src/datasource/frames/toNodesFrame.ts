import { createDataFrame, DataFrameType, FieldType, type DataFrame, type FieldConfig } from '@grafana/data';
import { COLLECT_LIMITS } from '../../collect/containers/collectLimits';
import type { NodesAnswer } from '../../collect/nodes/collectNodes';
import { META_KEY, NODES, TREND, type LeakscopeMeta } from '../../contract/frames';
import { PANEL_ID } from '../../contract/ids';
import { fitSlopePerHour, formatSize, type NodeContainer, type NodeFinding } from '../../engine';
import { STRINGS } from '../strings';
import { toNotices } from './toNotices';
import type { PartialField } from './toPartFields';

/** More rows than this are no table that anybody reads. */
export const MAX_NODES = 500;

const NO_NODES: ReadonlySet<NodeFinding> = new Set();

/**
 * The nodes as one frame of type `numeric-long`, in their order. Without nodes it has its type and no fields.
 * `fromKubelet`: those of them whose memory is from their kubelet.
 */
export function toNodesFrame(
  refId: string,
  { nodes: all, warnings, expressions }: NodesAnswer,
  fromKubelet = NO_NODES
): DataFrame {
  const nodes = all.slice(0, MAX_NODES);
  const meta: LeakscopeMeta = { schema: 1, kind: 'nodes' };
  const remarks = [
    ...(all.length > nodes.length ? [STRINGS.notices.firstNodes(nodes.length, all.length)] : []),
    ...describeNodes(nodes),
  ];
  return createDataFrame({
    refId,
    fields: nodes.length > 0 ? toFields(nodes, fromKubelet) : [],
    meta: {
      type: DataFrameType.NumericLong,
      typeVersion: [0, 1],
      executedQueryString: expressions.join('\n'),
      notices: toNotices(warnings, remarks),
      preferredVisualisationType: 'table',
      preferredVisualisationPluginId: PANEL_ID,
      custom: { [META_KEY]: meta },
    },
  });
}

function toFields(nodes: readonly NodeFinding[], fromKubelet: ReadonlySet<NodeFinding>): PartialField[] {
  const text = (name: keyof typeof STRINGS.nodeColumns, value: (one: NodeFinding) => string | null): PartialField => ({
    name,
    type: FieldType.string,
    config: { displayNameFromDS: STRINGS.nodeColumns[name] },
    values: nodes.map(value),
  });
  const number = (
    name: keyof typeof STRINGS.nodeColumns,
    config: FieldConfig,
    value: (one: NodeFinding) => number | null
  ): PartialField => ({
    name,
    type: FieldType.number,
    config: { displayNameFromDS: STRINGS.nodeColumns[name], ...config },
    values: nodes.map(value),
  });
  const bytes: FieldConfig = { unit: 'bytes', min: 0 };
  return [
    text(NODES.cluster, ({ cluster }) => cluster),
    text(NODES.node, ({ node }) => node),
    text(NODES.ready, ({ ready }) => ready),
    text(NODES.memoryPressure, ({ memoryPressure }) => memoryPressure),
    number(NODES.capacityBytes, bytes, ({ capacityBytes }) => capacityBytes),
    number(NODES.allocatableBytes, bytes, ({ allocatableBytes }) => allocatableBytes),
    number(NODES.evictionBytes, bytes, ({ eviction }) => eviction?.workingSetBytes ?? null),
    number(NODES.usageBytes, bytes, ({ split }) => (split.whole === 'usage' ? split.wholeBytes : null)),
    number(NODES.workingSetBytes, bytes, ({ workingSetBytes }) => workingSetBytes),
    number(NODES.podsBytes, bytes, ({ split }) => split.podsBytes),
    number(NODES.systemBytes, bytes, ({ split: { system } }) =>
      system.length > 0 ? system.reduce((sum, one) => sum + one.bytes, 0) : null
    ),
    number(NODES.unaccountedBytes, bytes, ({ split }) => split.unaccountedBytes),
    // A slope may be negative.
    number(NODES.slopeBytesPerHour, { unit: 'bytes' }, ({ trend }) =>
      isLongEnough(trend) ? fitSlopePerHour(trend.timesSeconds, trend.workingSetBytes) : null
    ),
    number(NODES.oomKills, { unit: 'short', min: 0, decimals: 0 }, ({ oomKills }) => oomKills),
    text(NODES.drivers, ({ growing }) => describeDrivers(growing)),
    text(NODES.source, (one) => (fromKubelet.has(one) ? 'kubelet' : 'prometheus')),
    {
      name: NODES.trend,
      type: FieldType.frame,
      config: { displayNameFromDS: STRINGS.nodeColumns.trend },
      values: nodes.map(({ trend }) => toTrendFrame(trend)),
    },
  ];
}

/** Growth an hour is not told from minutes; what a kubelet told since the page was opened often is no more. */
function isLongEnough({ timesSeconds }: NodeFinding['trend']): boolean {
  const seconds = timesSeconds.length > 0 ? timesSeconds[timesSeconds.length - 1] - timesSeconds[0] : 0;
  return seconds >= COLLECT_LIMITS.smallestGrowthWindowSeconds.value;
}

function describeDrivers(growing: readonly NodeContainer[]): string {
  return growing
    .filter(({ growthBytes }) => growthBytes > 0)
    .map(({ key: { namespace, pod, container }, growthBytes }) => {
      return `${namespace}/${pod}/${container} +${formatSize(growthBytes)}`;
    })
    .join(', ');
}

function toTrendFrame({ timesSeconds, workingSetBytes }: NodeFinding['trend']): DataFrame {
  return createDataFrame({
    fields: [
      { name: TREND.time, type: FieldType.time, values: timesSeconds.map((seconds) => seconds * 1000) },
      { name: TREND.wholeBytes, type: FieldType.number, config: { unit: 'bytes', min: 0 }, values: workingSetBytes },
    ],
  });
}

/** What is missing on nodes: on one by its name, on several as a count. */
function describeNodes(nodes: readonly NodeFinding[]): string[] {
  const nodesOf = new Map<string, string[]>();
  for (const { node, warnings } of nodes) {
    for (const sentence of warnings) {
      nodesOf.set(sentence, [...(nodesOf.get(sentence) ?? []), node]);
    }
  }
  return [...nodesOf].map(([sentence, names]) =>
    names.length === 1 ? STRINGS.notices.ofNode(names[0], sentence) : STRINGS.notices.ofNodes(names.length, sentence)
  );
}
