import type { BenchArguments } from '../arguments';
import { OUR_DETECTORS } from '../detectors';
import type { Detector } from '../detectors/detector';
import { FAMILIES } from '../generate/families';
import { SETS } from '../generate/generateSeries';
import type { Outcome } from '../judge';
import { detailTable } from './detailTable';
import { benignTable, leakTable } from './familyTable';
import { lookFamilyTable, lookTable } from './lookTables';
import { realScores, realTable } from './realTable';
import { recordingFailures, recordingTable } from './recordingTable';
import { summaryTable } from './summaryTable';
import { timeToLimitTable } from './timeToLimitTable';

/** The section of docs/benchmarks.md: the same tables are printed while tuning. */
export function buildReport(
  { set, seriesEach }: Pick<BenchArguments, 'set' | 'seriesEach'>,
  detectors: readonly Detector[],
  outcomes: readonly Outcome[]
): string {
  const of = (source: Outcome['source']) => outcomes.filter((one) => one.source === source);
  const lines = ['## Detection', ''];
  if (of('generated').length > 0) {
    lines.push(...generatedPart(set, seriesEach, detectors, of('generated')));
  }
  if (of('recorded').length > 0) {
    lines.push(...recordedPart(detectors, of('recorded')));
  }
  if (of('real').length > 0) {
    lines.push(...realPart(detectors, of('real')));
  }
  return lines.join('\n');
}

function generatedPart(
  set: BenchArguments['set'],
  seriesEach: number,
  detectors: readonly Detector[],
  outcomes: readonly Outcome[]
): string[] {
  const held = new Set(FAMILIES.filter((family) => family.set === 'report').map(({ name }) => name));
  const seen = outcomes.filter(({ family }) => !held.has(family));
  const unseen = outcomes.filter(({ family }) => held.has(family));
  const { seed, amplitude } = SETS[set];
  const groups =
    set === 'tune'
      ? [{ title: 'Families for tuning', own: outcomes }]
      : [
          { title: 'All families', own: outcomes },
          { title: 'Families held back from tuning', own: unseen },
          { title: 'Families seen while tuning, other seed', own: seen },
        ].filter(({ own }) => own.length > 0);
  return [
    '### Generated series',
    '',
    `Set ${set}: seed ${seed}, swings and noise ${amplitude} times those of tuning, ${seriesEach} series a family, each 14 days`,
    'of one container with all its parts. cd are container-days. FA are false alarms; an alarm that pauses for less than',
    '12 h is one. AUC snapshot ranks moments, AUC series ranks series by their highest rank. "Before the limit" is the',
    'share of all leaks. The production mix is an assumption; nobody has measured it.',
    '',
    ...groups.flatMap(({ title, own }) => [`#### ${title}`, '', ...summaryTable(detectors, own, FAMILIES), '']),
    '#### One look at each series',
    '',
    'One judgement, whatever an alarm would have to wait for: of a leak when it has gone 60 % of its way from its onset to the',
    'limit (where deploys end it before, when it has come furthest; those that come so far before or after the data are left out), of',
    'other series at any moment. With all parts, and with the working set alone, where limits, starts, kills and deploys are',
    'known and nothing else.',
    '',
    ...groups.flatMap(({ title, own }) => [`${title}:`, '', ...lookTable(detectors, own), '']),
    'Share of series alarmed on: all parts / working set alone.',
    '',
    ...lookFamilyTable(detectors, outcomes, FAMILIES),
    '',
    '#### What else is said of leaks that were found',
    '',
    ...detailTable(detectors, outcomes),
    '',
    '#### Found before the limit, by the time to it',
    '',
    ...timeToLimitTable(detectors, outcomes),
    '',
    '#### By family: leaks',
    '',
    'Share found / share found before the limit.',
    '',
    ...leakTable(detectors, outcomes, FAMILIES),
    '',
    '#### By family: no leaks',
    '',
    'Share of series with an alarm / false alarms per 1,000 container-days.',
    '',
    ...benignTable(detectors, outcomes, FAMILIES),
    '',
  ];
}

function recordedPart(detectors: readonly Detector[], outcomes: readonly Outcome[]): string[] {
  return [
    '### Recorded programs',
    '',
    'Every container of tests/fixtures/recorded, its 42 minutes stretched to 14 h, 42 h, 84 h and 12 d, scraped every 15, 30',
    'and 60 s: runs with an alarm (of leaks: after the onset) / with one at the end of the recording. "apart": the series of',
    'a metric blow up, and memory hardly grows.',
    '',
    ...recordingTable(detectors, outcomes),
    '',
    'What ours got wrong, with the number of runs:',
    '',
    ...recordingFailures(
      detectors.filter((detector) => OUR_DETECTORS.includes(detector)),
      outcomes
    ),
    '',
    ...detailTable(detectors, outcomes),
    '',
  ];
}

function realPart(detectors: readonly Detector[], outcomes: readonly Outcome[]): string[] {
  const groups = [
    { title: 'As they are', own: outcomes.filter(({ id }) => !id.endsWith(' stretched')) },
    { title: 'Shorter ones stretched to two days', own: outcomes.filter(({ id }) => id.endsWith(' stretched')) },
  ];
  return [
    '### Real series of others',
    '',
    'Series that were alarmed on; in brackets false alarms per 1,000 days. Most labels were set by eye. Only `leak`,',
    '`leak-slow` and `no-leak` count in recall / F1; nobody knows of the others. Only the working set (or a percentage of',
    'it) is known. Most series last minutes or hours, for which a score of half days is not made.',
    '',
    ...groups.flatMap(({ title, own }) => [
      `#### ${title}`,
      '',
      ...realTable(detectors, own),
      '',
      `Recall / F1: ${realScores(detectors, own)}.`,
      '',
    ]),
  ];
}
