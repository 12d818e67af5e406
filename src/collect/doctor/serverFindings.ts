import { formatSpan } from '../../engine';
import { PLAIN_SOURCES } from '../sources/sources';
import { DOCTOR_LIMITS } from './doctorLimits';
import { ok, type DoctorFinding } from './doctorFinding';
import type { Examination } from './examination';

/** How the server keeps and answers what it has. */
export function findServerFindings(examination: Examination): DoctorFinding[] {
  const { probe, edge, census } = examination;
  const { kubeStateVersions } = census;
  return [
    ...(probe.containers > 0 ? [...describeInterval(examination), ...describeHistory(examination)] : []),
    ...(kubeStateVersions.length > 0
      ? [ok('kube-state-metrics-version', `kube-state-metrics is of version ${kubeStateVersions.join(', ')}.`)]
      : []),
    ...describeRecording(examination),
    ok(
      'range-edge',
      edge === 'closed'
        ? 'A range includes both of its ends here, as in Prometheus 2.'
        : 'A range leaves out its first moment here, as in Prometheus 3.'
    ),
  ];
}

function describeInterval({ probe: { scrapeIntervalSeconds } }: Examination): DoctorFinding[] {
  if (scrapeIntervalSeconds === null) {
    return [];
  }
  const seconds = Math.round(scrapeIntervalSeconds);
  const isGap = seconds >= DOCTOR_LIMITS.gapIntervalSeconds.value;
  return seconds <= DOCTOR_LIMITS.longestIntervalSeconds.value
    ? [ok('interval', `Containers are scraped every ${seconds} s.`)]
    : [
        {
          id: 'interval',
          level: isGap ? 'problem' : 'note',
          sentence: `Containers are scraped every ${seconds} s, and a question looks back five minutes: ${isGap ? 'each scrape that is late' : 'a scrape that is lost'} makes a gap.`,
          fix: { where: 'the scrape job', language: 'yaml', code: 'scrape_interval: 60s' },
        },
      ];
}

function describeHistory({ probe: { historySeconds, wantedHistorySeconds } }: Examination): DoctorFinding[] {
  return historySeconds === null || historySeconds >= wantedHistorySeconds
    ? [ok('history', 'The history reaches back as far as the score looks.')]
    : [
        {
          id: 'history',
          level: 'note',
          sentence: `The history reaches back ${formatSpan(historySeconds)}, and the score looks back ${formatSpan(wantedHistorySeconds)}: slow leaks cannot be told yet.`,
          fix: {
            where: 'the command of Prometheus, where the server is older than that (a young one needs time only)',
            language: 'shell',
            code: '--storage.tsdb.retention.time=15d',
          },
        },
      ];
}

/** Sources that the rules have to be told of. */
function toSourceFlag(sources: Examination['sources']): string {
  const rows = [...new Set(sources.map(({ row }) => row))].filter(({ refusal }) => refusal === undefined);
  return rows.every((row) => PLAIN_SOURCES.includes(row)) ? '' : ` --source ${rows.map(({ id }) => id).join(',')}`;
}

function describeRecording({ recording, clusterLabel, sources }: Examination): DoctorFinding[] {
  const ofContainers = recording.series.filter(({ subject }) => subject === 'container');
  const isFresh = ofContainers.some(({ state }) => state === 'fresh');
  const isStale = ofContainers.some(({ state }) => state === 'stale');
  const flag = (clusterLabel === null ? '' : ` --cluster-label ${clusterLabel}`) + toSourceFlag(sources);
  const fix = {
    where: 'a file for rule_files of Prometheus',
    language: 'shell' as const,
    code: `leakscope rules --kind prometheus${flag} > leakscope.rules.yml`,
  };
  return [
    isFresh
      ? ok('recording', 'The recording rules of the scores are installed and fresh.')
      : {
          id: 'recording',
          level: 'note',
          sentence: isStale
            ? 'The recording rules of the scores have not written lately: see whether they are still evaluated.'
            : 'No recording rules of the scores are installed: lists work without them, alerts and fleets of more than 500 containers need them.',
          fix,
        },
  ];
}
