import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import { META_KEY } from '../../contract/codec/metaKey';
import { RECORDING, RECORDING_ALERTS, type RecordingMeta } from '../../contract/recordingFrames';

interface Row {
  name: string;
  state: string;
}

/** The answer to a query of type `recording`, shaped as the contract says. */
export function buildRecordingFrames(
  rows: Row[],
  alerts: Array<{ alert: string; state: string; count: number }> = []
): DataFrame[] {
  const custom = (kind: RecordingMeta['kind']) => ({
    [META_KEY]: { schema: 1, kind, used: rows.some(({ state }) => state === 'fresh'), sentences: [] },
  });
  const text = (name: string, values: string[]) => ({ name, type: FieldType.string, values });
  const number = (name: string, values: Array<number | null>) => ({ name, type: FieldType.number, values });
  return [
    createDataFrame({
      meta: { custom: custom('recording') },
      fields: [
        text(
          RECORDING.name,
          rows.map(({ name }) => name)
        ),
        text(
          RECORDING.subject,
          rows.map(() => 'container')
        ),
        text(
          RECORDING.state,
          rows.map(({ state }) => state)
        ),
        number(
          RECORDING.newest,
          rows.map(({ state }) => (state === 'missing' ? null : Date.UTC(2026, 10, 20)))
        ),
        number(
          RECORDING.series,
          rows.map(({ state }) => (state === 'missing' ? null : 12))
        ),
      ],
    }),
    createDataFrame({
      meta: { custom: custom('recording-alerts') },
      fields: [
        text(
          RECORDING_ALERTS.alert,
          alerts.map(({ alert }) => alert)
        ),
        text(
          RECORDING_ALERTS.state,
          alerts.map(({ state }) => state)
        ),
        number(
          RECORDING_ALERTS.count,
          alerts.map(({ count }) => count)
        ),
      ],
    }),
  ];
}
