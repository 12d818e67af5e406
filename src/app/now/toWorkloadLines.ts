import type { DataFrame } from '@grafana/data';
import { decodeRows } from '../../contract/codec/decodeRows';
import { decodeMeta, findFrameOfKind } from '../../contract/codec/metaColumns';
import { leaksFrame, type LeaksRow } from '../../contract/leaksFrame';
import { toInterval } from '../../contract/toInterval';
import { workloadsFrame, type WorkloadsRow } from '../../contract/workloadsFrame';
import { describeTold, formatSpan, ruleOf, toContainerId, type Told, type Urgency } from '../../engine';
import { URGENCY_WORDS } from '../../ui/urgencyWords';
import { describeNothing } from './describeNothing';
import type { Line } from './NowLine';
import { nowStrings } from './nowStrings';
import type { Read, Shown } from './shown';
import { toWorkloadId, toWorkloadPath, toWorkloadTitle } from './workloadNames';

const { workloads: texts } = nowStrings;

/** What needs somebody, as the list of the fleet has it: the most urgent first, the sentence that of its worst replica. */
export function toWorkloadLines(frames: readonly DataFrame[], shown: Shown): Read {
  const frame = findFrameOfKind(workloadsFrame, frames);
  const containers = findFrameOfKind(leaksFrame, frames);
  if (frame === undefined || containers === undefined) {
    return { lines: [], summary: describeNothing(frames, texts.nothing) };
  }
  const byId = new Map(decodeRows(leaksFrame, containers).rows.map((row) => [toContainerId(row), row]));
  const all = decodeRows(workloadsFrame, frame).rows;
  if (all.length === 0) {
    return { lines: [], summary: describeNothing(frames, texts.nothing) };
  }
  const rows = all.filter(({ urgency }) => ruleOf(urgency).needs === 'somebody');
  const { total, needSomebody, notKnown, notLookedAt } = decodeMeta(workloadsFrame, frame);
  const counted = [
    rows.length === 0 ? texts.none : texts.counted(needSomebody ?? rows.length, total ?? rows.length),
    notKnown ? texts.notKnown(notKnown) : '',
    notLookedAt ? texts.unseen(notLookedAt) : '',
  ];
  return {
    lines: rows.map((row) => toLine(row, byId.get(toContainerId(row)), shown)),
    summary: counted.filter(Boolean).join(' '),
  };
}

function toLine(row: WorkloadsRow, lead: LeaksRow | undefined, shown: Shown): Line {
  const { urgency, affectedReplicas, totalReplicas } = row;
  const ends = row.secondsToEndLow ?? row.secondsToEnd;
  const replicas = totalReplicas !== null && totalReplicas > 1 && affectedReplicas !== null;
  return {
    id: toWorkloadId(row),
    tone: urgency === 'killed-again' || urgency === 'limit-today' ? 'bad' : 'watch',
    title: toWorkloadTitle(row),
    state: [URGENCY_WORDS[urgency], ...(ends === null ? [] : [describeEnds(urgency, ends)])].join(', '),
    text: [
      lead === undefined ? '' : describeTold(toTold(lead, row), shown.atSeconds),
      replicas ? `${texts.replicas(affectedReplicas, totalReplicas)}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    path: toWorkloadPath(row, shown),
  };
}

/** Who is killed again and again is killed next when the memory is there again. */
function describeEnds(urgency: Urgency, seconds: number): string {
  return urgency === 'killed-again' ? texts.next(formatSpan(seconds)) : texts.in(formatSpan(seconds));
}

function toTold(lead: LeaksRow, row: WorkloadsRow): Told {
  const { cluster, namespace, pod, container, verdict } = lead;
  return {
    ...lead,
    key: { cluster, namespace, pod, container },
    killsOneDay: row.killsOneDay,
    diagnosis: verdict && {
      ...lead,
      verdict,
      onsetSeconds: toInterval(lead.onsetLow, lead.onset, lead.onsetHigh),
      secondsToLimit: toInterval(row.secondsToEndLow, row.secondsToEnd, row.secondsToEndHigh),
    },
  };
}
