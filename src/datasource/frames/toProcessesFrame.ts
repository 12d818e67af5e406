import { createDataFrame, DataFrameType, FieldType, type DataFrame, type FieldConfig } from '@grafana/data';
import { META_KEY, PROCESSES, type LeakscopeMeta } from '../../contract/frames';
import { PANEL_ID } from '../../contract/ids';
import type { ProcessShare, ProcessSplit } from '../../engine';
import { STRINGS } from '../strings';

/** The processes of one container as one frame of type `numeric-long`, the largest first. */
export function toProcessesFrame(refId: string, { measure, processes }: ProcessSplit): DataFrame {
  const meta: LeakscopeMeta = { schema: 1, kind: 'processes' };
  const number = (
    name: keyof typeof STRINGS.processes,
    config: FieldConfig,
    value: (one: ProcessShare) => number | null
  ) => ({
    name,
    type: FieldType.number,
    config: { displayNameFromDS: STRINGS.processes[name], ...config },
    values: processes.map(value),
  });
  const text = (name: keyof typeof STRINGS.processes, value: (one: ProcessShare) => string) => ({
    name,
    type: FieldType.string,
    config: { displayNameFromDS: STRINGS.processes[name] },
    values: processes.map(value),
  });
  return createDataFrame({
    refId,
    name: 'processes',
    fields: [
      text(PROCESSES.process, ({ name }) => name),
      text(PROCESSES.measure, () => measure),
      number(PROCESSES.count, { unit: 'none', min: 0, decimals: 0 }, ({ count }) => count),
      number(PROCESSES.bytes, { unit: 'bytes', min: 0 }, ({ bytes }) => bytes),
      number(PROCESSES.share, { unit: 'percentunit', min: 0, max: 1 }, ({ share }) => share),
      number(PROCESSES.growthBytes, { unit: 'bytes' }, ({ growthBytes }) => growthBytes),
    ],
    meta: {
      type: DataFrameType.NumericLong,
      typeVersion: [0, 1],
      preferredVisualisationType: 'table',
      preferredVisualisationPluginId: PANEL_ID,
      custom: { [META_KEY]: meta },
    },
  });
}
