import { DataFrameType, FieldType } from '@grafana/data';
import type { ConditionStatus } from '../engine';
import { column, namesOf, required, type RowOf } from './codec/column';
import { BYTES, COUNT, SIGNED_BYTES } from './codec/configs';
import { cutText } from './codec/cutText';
import { toText } from './codec/fieldValues';
import type { FrameTable } from './codec/frameTable';
import { nestedTrend } from './codec/nested';
import { AMOUNT, MEMORY_LIMIT, NAME, NUMBER, oneOf, type Value } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';
import { TREND } from './leaksFrame';

/** A container that grew on a node. */
export interface NodeDriver {
  /** Null where the text is not of our making. */
  place: { namespace: string; pod: string; container: string } | null;
  name: string;
  /** `+213 MiB`; empty where it is not told. */
  growth: string;
}

/** `namespace/pod/container +213 MiB`: names of Kubernetes hold neither of the separators. */
const DRIVER = /^([^/\s]+)\/([^/\s]+)\/([^/\s]+) (\+\S.*)$/;
const cut = (text: string) => cutText(text, CONTRACT_LIMITS.textCharacters.value);

/** The containers that grow most on a node, as text. What is not of that form stays a text. */
const DRIVERS: Value<NodeDriver[]> = {
  type: FieldType.string,
  write: (drivers) => drivers.map(({ name, growth }) => (growth === '' ? name : `${name} ${growth}`)).join(', '),
  read: (raw) =>
    (toText(raw)?.split(', ') ?? []).slice(0, CONTRACT_LIMITS.drivers.value).map((one) => {
      const [, namespace, pod, container, growth] = DRIVER.exec(one) ?? [];
      return growth === undefined
        ? { place: null, name: cut(one), growth: '' }
        : {
            place: { namespace, pod, container },
            name: cut(`${namespace}/${pod}/${container}`),
            growth: cut(growth),
          };
    }),
};

const STATUS = oneOf<ConditionStatus>({ true: true, false: true, unknown: true });

const columns = {
  cluster: column('cluster', NAME),
  node: required(column('node', NAME)),
  ready: column('ready', STATUS),
  memoryPressure: column('memory_pressure', STATUS),
  capacityBytes: column('capacity_bytes', MEMORY_LIMIT, BYTES),
  allocatableBytes: column('allocatable_bytes', MEMORY_LIMIT, BYTES),
  /** The working set at which the kubelet begins to evict pods. */
  evictionBytes: column('eviction_bytes', AMOUNT, BYTES),
  usageBytes: column('usage_bytes', AMOUNT, BYTES),
  workingSetBytes: column('working_set_bytes', AMOUNT, BYTES),
  podsBytes: column('pods_bytes', AMOUNT, BYTES),
  systemBytes: column('system_bytes', AMOUNT, BYTES),
  unaccountedBytes: column('unaccounted_bytes', AMOUNT, BYTES),
  slopeBytesPerHour: column('slope_bytes_per_hour', NUMBER, SIGNED_BYTES),
  oomKills: column('oom_kills', AMOUNT, COUNT),
  drivers: column('drivers', DRIVERS),
  /** Where it comes from: `prometheus` or `kubelet`. */
  source: column('source', NAME),
  trend: column('trend', nestedTrend({ wholeBytes: TREND.wholeBytes }, BYTES, CONTRACT_LIMITS.trendPoints.value)),
};

/** Query type `nodes`: a row a node, the least headroom first. */
export const nodesFrame = {
  kind: 'nodes',
  type: DataFrameType.NumericLong,
  look: { preferredVisualisationType: 'table', preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.nodeRows,
  columns,
  telling: ['node', 'allocatableBytes'],
  meta: {},
} satisfies FrameTable<typeof columns>;

export type NodesRow = RowOf<typeof columns>;

/** Names of the fields. */
export const NODES = namesOf(columns);
