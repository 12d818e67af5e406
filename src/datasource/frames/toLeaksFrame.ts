import type { DataFrame, DataLink } from '@grafana/data';
import type { Leaks } from '../../collect/containers/collectLeaks';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { CONTAINER_DASHBOARD_UID } from '../../contract/dashboardUids';
import { SCOPE_VARIABLES } from '../../contract/ids';
import { leaksFrame, type LeaksRow } from '../../contract/leaksFrame';
import { textsIn, type AgeTrend, type ContainerFinding, type FleetFinding } from '../../engine';
import { STRINGS } from '../strings';
import { describeLabels } from './describeLabels';
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

/** Columns that are called like what the engine found come along with it. */
function toRow(one: FleetFinding): LeaksRow {
  const { key, diagnosis, startTimeSeconds } = one;
  const { onsetSeconds = null, secondsToLimit = null } = diagnosis ?? {};
  return {
    ...one,
    ...key,
    workload: one.workload.name,
    labels: describeLabels(one.labels),
    source: one.source?.title ?? null,
    swapBytes: one.swapBytes ?? null,
    unknownReason: diagnosis?.unknownReason ?? null,
    runtimePart: diagnosis?.runtimePart ?? null,
    runtimeShare: diagnosis?.runtimeShare ?? null,
    leakCause: diagnosis?.leakCause ?? null,
    process: diagnosis?.process ?? null,
    confidence: diagnosis?.confidence ?? null,
    onset: onsetSeconds?.mid ?? null,
    onsetLow: onsetSeconds?.low ?? null,
    onsetHigh: onsetSeconds?.high ?? null,
    secondsToLimit: secondsToLimit?.mid ?? null,
    secondsToLimitLow: secondsToLimit?.low ?? null,
    secondsToLimitHigh: secondsToLimit?.high ?? null,
    limitRatio: toLimitRatio(one),
    startTime: startTimeSeconds,
    ageCurve: toAgeRows(one.ageCurve ?? null),
    evidence: diagnosis?.evidence ?? [],
    nextSteps: diagnosis?.nextSteps ?? [],
  };
}

function toAgeRows(curve: AgeTrend | null): LeaksRow['ageCurve'] {
  return curve === null
    ? []
    : curve.ageSeconds.map((ageSeconds, i) => ({ ageSeconds, medianBytes: curve.medianBytes[i] }));
}

/** Usage, or the working set where usage is not exported, against the limit. */
function toLimitRatio({ usageBytes, workingSetBytes, limitBytes }: ContainerFinding): number | null {
  const used = usageBytes ?? workingSetBytes;
  return used === null || limitBytes === null || limitBytes === 0 ? null : used / limitBytes;
}

/** Label values are hostile: `percentencode` keeps each inside of its own parameter. */
const CONTAINER_LINK: DataLink = textsIn('title')({
  title: STRINGS.links.container,
  url: `/d/${CONTAINER_DASHBOARD_UID}?${SCOPE_VARIABLES.map(
    (name) => `var-${name}=\${__data.fields.${name}:percentencode}`
  ).join('&')}&\${__url_time_range}`,
});
