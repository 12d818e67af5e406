import type { DataFrame } from '@grafana/data';
import { decodeRows } from '../../contract/codec/decodeRows';
import { findFrameOfKind } from '../../contract/codec/metaColumns';
import { leaksFrame } from '../../contract/leaksFrame';
import { workloadsFrame, type WorkloadsRow } from '../../contract/workloadsFrame';
import { ruleOf, toContainerId } from '../../engine';
import { URGENCY_WORDS } from '../../ui/urgencyWords';
import type { Line } from './NowLine';
import { nowStrings } from './nowStrings';
import type { Read, Shown } from './shown';
import { toWorkloadId, toWorkloadPath, toWorkloadTitle } from './workloadNames';

const { changed: texts } = nowStrings;

/** The argument that a new version came shortly before. */
const NEW_VERSION = 'deploy-before';

const needsSomebody = ({ urgency }: WorkloadsRow) => ruleOf(urgency).needs === 'somebody';

/**
 * What needs somebody and did not a day before, and the other way round, by the same list of the two moments. What one of
 * them says nothing of is not called a change.
 */
export function toChangedRead(today: readonly DataFrame[], yesterday: readonly DataFrame[], shown: Shown): Read {
  const now = readRows(today);
  const before = readRows(yesterday);
  if (now === null || before === null || before.size === 0) {
    return { lines: [], summary: texts.notKnown };
  }
  const versions = readVersions(today);
  const begun = [...now.values()]
    .filter((row) => needsSomebody(row))
    .flatMap((row): Line[] => {
      const old = before.get(toWorkloadId(row));
      return old && needsSomebody(old)
        ? []
        : [
            {
              ...toLine(row, shown),
              tone: 'bad',
              state: isKnown(old) ? texts.begun : texts.notSeen,
              text: [texts.was(old ? URGENCY_WORDS[old.urgency] : null), versions.get(toContainerId(row)) ?? '']
                .filter(Boolean)
                .join(' '),
            },
          ];
    });
  const over = [...before.values()]
    .filter((row) => needsSomebody(row))
    .flatMap((old): Line[] => {
      const row = now.get(toWorkloadId(old));
      return row && needsSomebody(row)
        ? []
        : [
            {
              ...toLine(row ?? old, shown),
              tone: isKnown(row) ? 'fine' : 'quiet',
              state: row === undefined ? texts.gone : isKnown(row) ? texts.over : texts.notSaid,
              text: texts.was(URGENCY_WORDS[old.urgency]),
              path: row ? toWorkloadPath(row, shown) : null,
            },
          ];
    });
  const lines = [...begun, ...over];
  return { lines, summary: lines.length === 0 ? texts.none : texts.counted(begun.length, over.length) };
}

const isKnown = (row: WorkloadsRow | undefined) => row !== undefined && row.urgency !== 'not-known';

const toLine = (row: WorkloadsRow, shown: Shown) => ({
  id: toWorkloadId(row),
  title: toWorkloadTitle(row),
  path: toWorkloadPath(row, shown),
});

function readRows(frames: readonly DataFrame[]): Map<string, WorkloadsRow> | null {
  const frame = findFrameOfKind(workloadsFrame, frames);
  return frame === undefined
    ? null
    : new Map(decodeRows(workloadsFrame, frame).rows.map((row) => [toWorkloadId(row), row]));
}

/** Of the replicas, the sentence about a new version near the onset. */
function readVersions(frames: readonly DataFrame[]): Map<string, string> {
  const frame = findFrameOfKind(leaksFrame, frames);
  const rows = frame === undefined ? [] : decodeRows(leaksFrame, frame).rows;
  return new Map(
    rows.flatMap((row) => {
      const found = row.evidence.find(({ rule, side }) => rule === NEW_VERSION && side !== 'against');
      return found ? [[toContainerId(row), found.text] as const] : [];
    })
  );
}
