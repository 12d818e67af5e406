import type { DataFrame, DataLink } from '@grafana/data';
import type { Leaks } from '../../collect/containers/collectLeaks';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { CONTAINER_DASHBOARD_UID, SCOPE_VARIABLES } from '../../contract/ids';
import { leaksFrame, type LeaksRow } from '../../contract/leaksFrame';
import type { ContainerFinding } from '../../engine';
import { STRINGS } from '../strings';
import { toNotices } from './toNotices';

/** The ranked containers as one frame of type `numeric-long`. Without containers it has its type and no fields. */
export function toLeaksFrame(refId: string, leaks: Leaks): DataFrame {
  const { containers, totalContainers, warnings, expressions, scoreSource } = leaks;
  const cut = totalContainers > containers.length && containers.length > 0;
  return encodeFrame(leaksFrame, containers.map(toRow), {
    refId,
    meta: { scoreSource, totalContainers },
    expressions,
    notices: toNotices(warnings, cut ? [STRINGS.notices.topOnly(containers.length, totalContainers)] : []),
    titles: STRINGS.columns,
    configs: { container: { links: [CONTAINER_LINK] } },
  });
}

function toRow(one: ContainerFinding): LeaksRow {
  const { key, diagnosis, startTimeSeconds, ...figures } = one;
  const { onsetSeconds: onset, secondsToLimit } = diagnosis ?? { onsetSeconds: null, secondsToLimit: null };
  return {
    ...key,
    node: figures.node,
    part: figures.part,
    verdict: figures.verdict,
    unknownReason: diagnosis?.unknownReason ?? null,
    runtimePart: diagnosis?.runtimePart ?? null,
    process: diagnosis?.process ?? null,
    scorePart: figures.scorePart,
    scoreState: figures.scoreState,
    level: figures.level,
    score: figures.score,
    scoreMaxOneDay: figures.scoreMaxOneDay,
    oomLoopScore: figures.oomLoopScore,
    confidence: diagnosis?.confidence ?? null,
    onset: onset?.mid ?? null,
    onsetLow: onset?.low ?? null,
    onsetHigh: onset?.high ?? null,
    secondsToLimit: secondsToLimit?.mid ?? null,
    secondsToLimitLow: secondsToLimit?.low ?? null,
    secondsToLimitHigh: secondsToLimit?.high ?? null,
    slopeBytesPerHour: figures.slopeBytesPerHour,
    partSlopeBytesPerHour: figures.partSlopeBytesPerHour,
    usageBytes: figures.usageBytes,
    workingSetBytes: figures.workingSetBytes,
    limitBytes: figures.limitBytes,
    limitRatio: toLimitRatio(one),
    restarts: figures.restarts,
    startTime: startTimeSeconds,
    trend: figures.trend,
    evidence: diagnosis?.evidence ?? [],
    nextSteps: diagnosis?.nextSteps ?? [],
  };
}

/** Usage, or the working set where usage is not exported, against the limit. */
function toLimitRatio({ usageBytes, workingSetBytes, limitBytes }: ContainerFinding): number | null {
  const used = usageBytes ?? workingSetBytes;
  return used === null || limitBytes === null || limitBytes === 0 ? null : used / limitBytes;
}

/** Label values are hostile: `percentencode` keeps each inside of its own parameter. */
const CONTAINER_LINK: DataLink = {
  title: STRINGS.links.container,
  url: `/d/${CONTAINER_DASHBOARD_UID}?${SCOPE_VARIABLES.map(
    (name) => `var-${name}=\${__data.fields.${name}:percentencode}`
  ).join('&')}&\${__url_time_range}`,
};
