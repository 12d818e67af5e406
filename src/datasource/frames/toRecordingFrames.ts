import { createDataFrame, DataFrameType, FieldType, type DataFrame, type FieldConfig } from '@grafana/data';
import type { Recording } from '../../collect/alerts/collectRecording';
import { RECORDING, RECORDING_ALERTS, type RecordingMeta } from '../../contract/alertFrames';
import { META_KEY } from '../../contract/frames';
import { ALERT_STRINGS } from '../alertStrings';
import { toNotices } from './toNotices';
import type { PartialField } from './toPartFields';

/** What is recorded: a frame with a row a series, and one with a row an alert that is pending or firing. */
export function toRecordingFrames(refId: string, recording: Recording): DataFrame[] {
  const { series, alerts } = recording;
  const count: FieldConfig = { unit: 'short', min: 0, decimals: 0 };
  const text = (name: Column, values: string[]) => column(name, FieldType.string, {}, values);
  const seriesFields = [
    text(
      RECORDING.name,
      series.map(({ name }) => name)
    ),
    text(
      RECORDING.subject,
      series.map(({ subject }) => subject)
    ),
    text(
      RECORDING.state,
      series.map(({ state }) => state)
    ),
    column(
      RECORDING.newest,
      FieldType.number,
      { unit: 'dateTimeAsIso' },
      series.map(({ newestSeconds }) => (newestSeconds === null ? null : Math.round(newestSeconds * 1000)))
    ),
    column(
      RECORDING.series,
      FieldType.number,
      count,
      series.map((one) => one.series)
    ),
  ];
  const alertFields = [
    text(
      RECORDING_ALERTS.alert,
      alerts.map(({ alert }) => alert)
    ),
    text(
      RECORDING_ALERTS.state,
      alerts.map(({ state }) => state)
    ),
    column(
      RECORDING_ALERTS.count,
      FieldType.number,
      count,
      alerts.map((one) => one.count)
    ),
  ];
  return [
    toFrame(refId, recording, 'recording', series.length > 0 ? seriesFields : []),
    toFrame(refId, recording, 'recording-alerts', alerts.length > 0 ? alertFields : []),
  ];
}

function toFrame(
  refId: string,
  { used, sentences, warnings, expressions }: Recording,
  kind: RecordingMeta['kind'],
  fields: PartialField[]
): DataFrame {
  const meta: RecordingMeta = { schema: 1, kind, used, sentences };
  return createDataFrame({
    refId,
    name: kind,
    fields,
    meta: {
      type: DataFrameType.NumericLong,
      typeVersion: [0, 1],
      executedQueryString: expressions.join('\n'),
      notices: kind === 'recording' ? toNotices(warnings, sentences) : [],
      preferredVisualisationType: 'table',
      custom: { [META_KEY]: meta },
    },
  });
}

type Column = keyof typeof ALERT_STRINGS.recordingColumns;

const column = (name: Column, type: FieldType, config: FieldConfig, values: unknown[]): PartialField => ({
  name,
  type,
  config: { displayNameFromDS: ALERT_STRINGS.recordingColumns[name], ...config },
  values,
});
