import { createDataFrame, DataFrameType, type DataFrame, type PartialDataFrame } from '@grafana/data';
import type { Cardinality } from '../../collect/cardinality/collectCardinality';
import type { ServerSeries } from '../../collect/cardinality/collectServer';
import { CARDINALITY_SERVER, CARDINALITY_TOP, type CardinalityMeta } from '../../contract/cardinalityFrames';
import { META_KEY } from '../../contract/frames';
import { PANEL_ID } from '../../contract/ids';
import { CARDINALITY_STRINGS } from '../cardinalityStrings';
import { BYTES, COUNT, numberField, textField, type Fields } from './cardinalityFields';
import { toCardinalityLabels } from './toCardinalityLabels';
import { toCardinalityMetrics } from './toCardinalityMetrics';
import { toCardinalitySeries } from './toCardinalitySeries';
import { toCardinalityTargets } from './toCardinalityTargets';
import { toNotices } from './toNotices';

/** The frames of query type `cardinality`: the list, then what is known of the targets that were looked into so far. */
export function toCardinalityFrames(refId: string, found: Cardinality): DataFrame[] {
  const { targets, totalTargets, toLookInto, cost, server } = found;
  const lookedInto = targets.filter(({ drill }) => drill !== null).length;
  const frame = (meta: Omit<CardinalityMeta, 'schema'>, fields: Fields, more: PartialDataFrame['meta'] = {}) =>
    createDataFrame({
      refId,
      name: meta.kind,
      fields,
      meta: {
        type: DataFrameType.NumericLong,
        typeVersion: [0, 1],
        preferredVisualisationPluginId: PANEL_ID,
        custom: { [META_KEY]: { schema: 1, ...meta } satisfies CardinalityMeta },
        ...more,
      },
    });
  const details = [
    frame({ kind: 'cardinality-metrics' }, toCardinalityMetrics(targets)),
    frame({ kind: 'cardinality-labels' }, toCardinalityLabels(targets)),
    ...toCardinalitySeries(targets).map((fields) =>
      frame({ kind: 'cardinality-series' }, fields, { type: DataFrameType.TimeSeriesWide })
    ),
    frame({ kind: 'cardinality-server' }, server ? toServerFields(server) : []),
    frame({ kind: 'cardinality-top' }, server?.status ? toTopFields(server.status) : []),
  ];
  return [
    frame(
      {
        kind: 'cardinality',
        totalTargets,
        lookedInto,
        toLookInto,
        requests: cost.requests,
        samples: cost.samples,
      },
      toCardinalityTargets(targets),
      {
        executedQueryString: found.expressions.join('\n'),
        notices: toNotices(found.warnings, [...found.remarks, ...describeCuts(found)]),
        preferredVisualisationType: 'table',
      }
    ),
    ...details.filter(({ fields }) => fields.length > 0),
  ];
}

function describeCuts({ targets, totalTargets, toLookInto }: Cardinality): string[] {
  const { topOnly, drillOnly } = CARDINALITY_STRINGS.notices;
  const worth = targets.filter((one) => one.isWorthLook || one.drill !== null).length;
  return [
    ...(totalTargets > targets.length && targets.length > 0 ? [topOnly(targets.length, totalTargets)] : []),
    ...(worth > toLookInto ? [drillOnly(toLookInto, worth)] : []),
  ];
}

function toServerFields(server: ServerSeries): Fields {
  const rows = [server];
  return [
    numberField(CARDINALITY_SERVER.series, COUNT, rows, ({ series }) => series),
    numberField(CARDINALITY_SERVER.seriesPerHour, { unit: 'short' }, rows, ({ seriesPerHour }) => seriesPerHour),
    numberField(CARDINALITY_SERVER.memoryLowBytes, BYTES, rows, ({ memoryBytes }) => memoryBytes?.low ?? null),
    numberField(CARDINALITY_SERVER.memoryHighBytes, BYTES, rows, ({ memoryBytes }) => memoryBytes?.high ?? null),
  ];
}

function toTopFields({ seriesByMetric, valuesByLabel, seriesByPair }: NonNullable<ServerSeries['status']>): Fields {
  const rows = [
    ...seriesByMetric.map((row) => ({ list: 'metric', ...row })),
    ...valuesByLabel.map((row) => ({ list: 'label', ...row })),
    ...seriesByPair.map((row) => ({ list: 'pair', ...row })),
  ];
  return rows.length === 0
    ? []
    : [
        textField(CARDINALITY_TOP.list, rows, ({ list }) => list),
        textField(CARDINALITY_TOP.name, rows, ({ name }) => name),
        numberField(CARDINALITY_TOP.count, COUNT, rows, ({ value }) => value),
      ];
}
