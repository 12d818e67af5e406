import { MEMORY_METRICS } from '../../collect/sources/memoryMetrics';
import type { Probe } from '../../collect/sources/probe';
import { CHECK_STRINGS } from './checkStrings';

export interface ProbeDescription {
  /** Whether there is anything to answer with. */
  usable: boolean;
  /** One sentence: how precise the picture will be. */
  summary: string;
  /** What is missing and what to change, then what the check cost. */
  sentences: string[];
}

/** Without one of these, memory cannot be taken apart in full (level L3). Source: memory catalog, section 2.4. */
const FULL_DETAIL_METRICS: readonly string[] = [
  MEMORY_METRICS.usageBytes,
  MEMORY_METRICS.workingSetBytes,
  MEMORY_METRICS.rssBytes,
  MEMORY_METRICS.cacheBytes,
];

/** The result of a check in words. */
export function describeProbe(probe: Probe): ProbeDescription {
  const { level, containers, warnings, cost } = probe;
  const texts = CHECK_STRINGS;
  const found = containers > 0;
  const nothing = probe.newestAgeSeconds === null ? texts.noContainers : texts.stale(probe.newestAgeSeconds);
  return {
    usable: found && level !== null,
    summary: found ? texts.summary[level ?? 'none'](containers) : nothing,
    sentences: [...(found ? describeLacks(probe) : []), ...warnings, texts.cost(cost)],
  };
}

function describeLacks(probe: Probe): string[] {
  const texts = CHECK_STRINGS;
  const lacking = probe.metrics.filter(({ series }) => series === 0).map(({ metric }) => metric);
  const lackingForFull = lacking.filter((metric) => FULL_DETAIL_METRICS.includes(metric));
  return [
    ...(lackingForFull.length > 0 ? [texts.toReachFull(lackingForFull)] : []),
    ...describeHistory(probe),
    ...(isRepeated(probe) ? [texts.repeated] : []),
    ...(probe.limitsKnown ? [] : [texts.noLimits]),
    ...(probe.restartsKnown ? [] : [texts.noRestarts]),
  ];
}

/** A restart gives a container a second series for five minutes, so a few more series than containers are normal. */
function isRepeated({ seriesPerContainer }: Probe): boolean {
  return seriesPerContainer !== null && seriesPerContainer >= 1.5;
}

function describeHistory({ historySeconds, wantedHistorySeconds }: Probe): string[] {
  if (historySeconds === null) {
    return [CHECK_STRINGS.noHistory];
  }
  return historySeconds < wantedHistorySeconds
    ? [CHECK_STRINGS.shortHistory(historySeconds, wantedHistorySeconds)]
    : [];
}
