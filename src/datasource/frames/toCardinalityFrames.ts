import type { DataFrame } from '@grafana/data';
import type { Cardinality } from '../../collect/cardinality/collectCardinality';
import {
  cardinalityLabelsFrame,
  cardinalityMetricsFrame,
  cardinalityServerFrame,
  cardinalityTopFrame,
} from '../../contract/cardinalityDetailFrames';
import { cardinalityFrame } from '../../contract/cardinalityFrame';
import { cardinalityLinesFrame, encodeLines } from '../../contract/cardinalityLines';
import { encodeFrame, wrapFields } from '../../contract/codec/encodeFrame';
import { CARDINALITY_STRINGS } from '../cardinalityStrings';
import { toLabelRows, toMetricRows, toServerRow, toTopRows } from './toCardinalityDetails';
import { toCardinalityLines } from './toCardinalityLines';
import { toCardinalityRow } from './toCardinalityRow';
import { toNotices } from './toNotices';

/** The frames of query type `cardinality`: the list, then what is known of the targets that were looked into so far. */
export function toCardinalityFrames(refId: string, found: Cardinality): DataFrame[] {
  const { targets, totalTargets, toLookInto, cost, server } = found;
  const lookedInto = targets.filter(({ drill }) => drill !== null).length;
  const facts = { refId, titles: CARDINALITY_STRINGS.columns };
  const details = [
    encodeFrame(cardinalityMetricsFrame, targets.flatMap(toMetricRows), facts),
    encodeFrame(cardinalityLabelsFrame, targets.flatMap(toLabelRows), facts),
    ...toCardinalityLines(targets).map((lines) =>
      wrapFields(cardinalityLinesFrame, encodeLines(lines, CARDINALITY_STRINGS.columns), facts)
    ),
    encodeFrame(cardinalityServerFrame, server ? [toServerRow(server)] : [], facts),
    encodeFrame(cardinalityTopFrame, server?.status ? toTopRows(server.status) : [], facts),
  ];
  return [
    encodeFrame(cardinalityFrame, targets.map(toCardinalityRow), {
      ...facts,
      meta: { totalTargets, lookedInto, toLookInto, requests: cost.requests, samples: cost.samples },
      expressions: found.expressions,
      notices: toNotices(found.warnings, [...found.remarks, ...describeCuts(found)]),
    }),
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
