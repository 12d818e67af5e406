import type { DataFrame } from '@grafana/data';
import { buildDashboardPath } from '../../contract/buildDashboardPath';
import { cardinalityFrame, type CardinalityFrameRow } from '../../contract/cardinalityFrame';
import { decodeRows } from '../../contract/codec/decodeRows';
import { findFrameOfKind } from '../../contract/codec/metaColumns';
import { CARDINALITY_DASHBOARD_UID } from '../../contract/dashboardUids';
import { formatCount } from '../../engine';
import { describeNothing } from './describeNothing';
import type { Line } from './NowLine';
import { nowStrings } from './nowStrings';
import type { Read, Shown } from './shown';

const { metrics: texts } = nowStrings;

/** Targets whose series blow up, with the metric and the label where they were looked into. */
export function toMetricLines(frames: readonly DataFrame[], shown: Shown): Read {
  const frame = findFrameOfKind(cardinalityFrame, frames);
  const rows = frame === undefined ? [] : decodeRows(cardinalityFrame, frame).rows;
  const lines = rows.filter(({ kind }) => kind === 'blow-up').map((row) => toLine(row, shown));
  const nothing = rows.length === 0 ? describeNothing(frames, texts.nothing) : texts.none;
  return { lines, summary: lines.length > 0 ? '' : nothing };
}

function toLine(row: CardinalityFrameRow, shown: Shown): Line {
  const { cluster, job, instance, also, series, seriesPerHour, coupled, evidence, metric, label } = row;
  const why = evidence?.find(({ about }) => about === 'series')?.text;
  return {
    id: JSON.stringify([cluster, job, instance, also]),
    tone: coupled === true ? 'bad' : 'watch',
    title: [cluster, job, instance].filter(Boolean).join(' / '),
    state: texts.series(formatCount(series), formatCount(seriesPerHour)),
    text: [metric === null ? '' : texts.found(metric, label), why ?? ''].filter(Boolean).join(' '),
    path: buildDashboardPath({
      uid: CARDINALITY_DASHBOARD_UID,
      variables: { datasource: shown.uid, ...(cluster === null ? {} : { cluster }), job, instance: instance ?? '' },
      ...shown.moments,
    }),
  };
}
