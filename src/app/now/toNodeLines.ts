import type { DataFrame } from '@grafana/data';
import { buildDashboardPath } from '../../contract/buildDashboardPath';
import { decodeRows } from '../../contract/codec/decodeRows';
import { findFrameOfKind } from '../../contract/codec/metaColumns';
import { NODES_DASHBOARD_UID } from '../../contract/dashboardUids';
import { nodesFrame, type NodesRow } from '../../contract/nodesFrame';
import { formatAge } from '../../engine';
import { EVICTION_LIMITS } from '../../ui/nodes/evictionLimits';
import { forecastEviction } from '../../ui/nodes/forecastEviction';
import { APP_LIMITS } from '../appLimits';
import { describeNothing } from './describeNothing';
import type { Line } from './NowLine';
import { nowStrings } from './nowStrings';
import type { Read, Shown } from './shown';

const { nodes: texts } = nowStrings;

/** Nodes that evict pods, or will; those that nobody measures are not in the answer. */
export function toNodeLines(frames: readonly DataFrame[], shown: Shown): Read {
  const frame = findFrameOfKind(nodesFrame, frames);
  const rows = frame === undefined ? [] : decodeRows(nodesFrame, frame).rows;
  const lines = rows.flatMap((row) => {
    const found = judge(row);
    return found === null ? [] : [toLine(row, found, shown)];
  });
  return {
    lines,
    summary: lines.length > 0 ? '' : rows.length > 0 ? texts.none : describeNothing(frames, texts.noNodes),
  };
}

function judge(row: NodesRow): Pick<Line, 'tone' | 'state'> | null {
  const forecast = forecastEviction({ ...row, trend: row.trend });
  if (row.memoryPressure === 'true') {
    return { tone: 'bad', state: texts.pressure };
  }
  if (forecast.state === 'reached') {
    return { tone: 'bad', state: texts.reached };
  }
  return forecast.state === 'ahead' && forecast.seconds <= APP_LIMITS.nodeForecast.value
    ? {
        tone: forecast.seconds < EVICTION_LIMITS.near.value ? 'bad' : 'watch',
        state: texts.ahead(formatAge(forecast.seconds)),
      }
    : null;
}

function toLine({ cluster, node, drivers }: NodesRow, found: Pick<Line, 'tone' | 'state'>, shown: Shown): Line {
  const [driver] = drivers;
  return {
    ...found,
    id: JSON.stringify([cluster, node]),
    title: [cluster, node].filter((name) => name !== null).join(' / '),
    text: driver === undefined ? '' : texts.driver(driver.name, driver.growth),
    path: buildDashboardPath({ uid: NODES_DASHBOARD_UID, variables: { datasource: shown.uid }, ...shown.moments }),
  };
}
