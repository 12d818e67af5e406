import type { CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import {
  CARDINALITY_PARAMETERS,
  type CardinalityKind,
  describeAlso,
  describeCause,
  type Fix,
  formatCount,
  TERMINAL_MARKS,
} from '../../engine';
import type { CliIo } from '../cliIo';
import { escapeText } from '../output/escapeText';
import { formatBytes } from '../output/formatBytes';
import { renderTable, type Cell, type Column } from '../output/renderTable';
import type { CardinalityReport } from './cardinalityJson';
import { describeServer } from './describeServer';
import { writeWarnings } from './writeWarnings';

const COLUMNS: readonly Column[] = [
  { title: 'KIND', align: 'left' },
  { title: 'SCORE', align: 'right' },
  { title: 'TARGET', align: 'left', flexible: true },
  { title: 'SERIES', align: 'right' },
  { title: 'AT START', align: 'right', dropOrder: 4 },
  { title: 'GROWTH/H', align: 'right' },
  { title: 'METRIC', align: 'left', dropOrder: 1 },
  { title: 'LABEL', align: 'left', dropOrder: 2 },
  { title: 'VALUES', align: 'right', dropOrder: 5 },
  { title: 'EXPLAINS', align: 'right', dropOrder: 3 },
];

const KIND_COLOURS: Partial<Record<CardinalityKind, 'red' | 'yellow' | 'dim'>> = {
  'blow-up': 'red',
  rejected: 'red',
  churn: 'yellow',
  bounded: 'yellow',
  unknown: 'dim',
};

/** The ranked targets for people, and what is behind the first of them. */
export function writeCardinalityTable(io: CliIo, { cardinality, windowText, warnings }: CardinalityReport): void {
  const { targets } = cardinality;
  if (targets.length === 0) {
    io.stdout('The server has no scrape targets that match at this time: there is no scrape_samples_scraped of this scope.\n');
  } else {
    io.stdout(renderTable(COLUMNS, targets.map(toRow), { width: io.columns, colours: io.colours }));
    io.stdout(`\nSeries are samples a scrape; growth of one process within ${windowText}; "-" is unknown.\n`);
    targets.filter(({ drill }) => drill !== null).forEach((target) => writeDrill(io, target));
  }
  writeWarnings(io, [...describeServer(cardinality.server), ...warnings]);
}

const nameOf = ({ target }: CardinalityTarget) =>
  [target.cluster, target.job, target.instance, describeAlso(target)].filter((part) => part !== null).join(' ');

const count = (value: number | null | undefined) => formatCount(value ?? null, TERMINAL_MARKS);

function toRow(one: CardinalityTarget): Cell[] {
  const { finding, score, drill } = one;
  const analysis = drill?.labels?.analysis;
  const colour = KIND_COLOURS[finding.kind];
  return [
    colour ? { text: finding.kind, colour } : finding.kind,
    toScoreCell(score),
    nameOf(one),
    count(finding.series),
    count(finding.seriesAtStart),
    toGrowth(finding.seriesPerHour),
    (drill?.names?.pattern ?? drill?.metric?.name)?.slice(0, 60) ?? '-',
    toLabelCell(one),
    count(
      drill?.names ? drill.names.names : analysis?.labels.find(({ label }) => label === analysis.exploding)?.values
    ),
    formatBytes(drill?.explanation.explainedBytes ?? null),
  ];
}

/** One label, as many as change with it, or those that multiply. */
function toLabelCell({ drill }: CardinalityTarget): string {
  const { exploding = null, together = [], combination = [] } = drill?.labels?.analysis ?? {};
  if (drill?.names) {
    return '(names)';
  }
  return exploding === null
    ? combination.join(' x ') || '-'
    : [exploding, ...(together.length > 1 ? [`+${together.length - 1}`] : [])].join(' ');
}

/** A score that is not there: nothing rises, or samples are missing. */
function toScoreCell(score: number | null): Cell {
  const text = score === null ? '-' : score.toFixed(0);
  return score !== null && score >= CARDINALITY_PARAMETERS.alert.value ? { text, colour: 'red' } : text;
}

function toGrowth(perHour: number | null): string {
  if (perHour === null) {
    return '-';
  }
  const rounded = Math.round(perHour);
  return rounded > 0 ? `+${formatCount(rounded)}` : rounded < 0 ? `-${formatCount(-rounded)}` : '0';
}

function writeDrill(io: CliIo, one: CardinalityTarget): void {
  const { finding, drill } = one;
  if (drill === null) {
    return;
  }
  const { metric, labels, names, memory, explanation, notes, fixes } = drill;
  const where = memory ? ` (${[memory.key.namespace, memory.key.pod, memory.key.container].join('/')})` : '';
  const exploding = labels?.analysis.labels.find(({ label }) => label === labels.analysis.exploding);
  const sentences = [
    ...finding.evidence,
    metric && `${metric.name} has ${describeSeries(metric)}.`,
    !names && exploding && `Its label ${exploding.label} has ${exploding.text}`,
    ...describeCause(labels?.analysis ?? null, names),
    ...(memory ? explanation.evidence : []),
    ...notes,
  ];
  io.stdout(`\n${escapeText(nameOf(one) + where)}\n`);
  sentences.forEach((sentence) => sentence && io.stdout(`  ${escapeText(sentence)}\n`));
  fixes.slice(0, 1).forEach((fix) => writeFix(io, fix));
  fixes.slice(1).forEach((fix) => io.stdout(`  Or: ${fix.title}${describeSaving(fix)} (code with --format json).\n`));
}

interface CountedSeries {
  series: number;
  seriesHourAgo: number | null;
  seriesAtStart: number | null;
}

function describeSeries({ series, seriesHourAgo, seriesAtStart }: CountedSeries): string {
  const before = [
    seriesHourAgo === null ? null : `${formatCount(seriesHourAgo)} an hour ago`,
    seriesAtStart === null ? null : `${formatCount(seriesAtStart)} at the start`,
  ].filter((text) => text !== null);
  return `${formatCount(series)} series${before.length > 0 ? ` (${before.join(', ')})` : ''}`;
}

function describeSaving({ savedSeries }: Fix): string {
  return savedSeries === null ? '' : `, ${formatCount(savedSeries)} series less`;
}

function writeFix(io: CliIo, fix: Fix): void {
  io.stdout(`  Next: ${fix.title}${describeSaving(fix)}. ${fix.note}\n`);
  const lines = fix.code.trimEnd().split('\n');
  io.stdout(lines.map((line) => `    ${line}\n`).join(''));
}
