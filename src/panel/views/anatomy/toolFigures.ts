import type { GrafanaTheme2 } from '@grafana/data';
import {
  FIGURES,
  findPart,
  type PartBytes,
  reportTools,
  type RuntimeFigures,
  type ToolFigure,
  type ToolId,
  say,
} from '../../../engine';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import { findLastRow } from '../../read/frames/findLastRow';
import type { ChartLine } from '../../parts/chart/buildChartLines';

/** Parts of a runtime that make the heap as the runtime itself reports it. */
const HEAPS = {
  jvmHeapUsedBytes: ['jvm_heap_live', 'jvm_heap_garbage', 'jvm_heap_used'],
  goHeapBytes: ['go_heap_live', 'go_heap_garbage', 'go_heap_used'],
  nodeHeapUsedBytes: ['node_heap_live', 'node_heap_garbage', 'node_heap_used'],
} satisfies Partial<Record<keyof RuntimeFigures, string[]>>;

/** Drawn over the stack. Each has a dash of its own: the colour is not the only difference. */
const LINES: ReadonlyArray<{ id: ToolId; color: string; dash: number[] }> = [
  { id: 'container_memory_usage_bytes', color: 'red', dash: [10, 4] },
  { id: 'kubectl_top', color: 'purple', dash: [4, 4] },
  { id: 'container_memory_rss', color: 'orange', dash: [10, 4, 2, 4] },
  { id: 'jvm_heap', color: 'text', dash: [2, 3] },
  { id: 'go_heap', color: 'text', dash: [2, 3] },
  { id: 'node_heap', color: 'text', dash: [2, 3] },
];

/** What every tool reports at one row; all unknown where the row is a gap. */
export function reportToolsAt(model: AnatomyModel, row: number): ToolFigure[] {
  const figures = reportTools(toSplit(model, row), { runtime: toRuntimeFigures(model, row) });
  return figures.map((figure) => (isOnlyKnownLast(model, figure) ? { ...figure, unknownBecause: onlyLast() } : figure));
}

/** The end of "unknown: ...". */
const onlyLast = () => say`is known of the last sample only`;

/** What the processes hold is sent for one moment, and not over time. */
function isOnlyKnownLast({ toolFigures }: AnatomyModel, { figure, bytes }: ToolFigure): boolean {
  const name = FIGURES[figure].runtime;
  return bytes === null && name !== undefined && (toolFigures?.[name] ?? null) !== null;
}

/** Lines of the best-known figures over time, without those that are never known. Cost: linear. */
export function buildToolLines(model: AnatomyModel, theme: GrafanaTheme2): ChartLine[] {
  const rows = model.timesMs.map((_, row) => {
    const figures = reportTools(toSplit(model, row), { runtime: toHeaps(model, row) });
    return new Map(figures.map((figure) => [figure.id, figure]));
  });
  return LINES.map(({ id, color, dash }) => ({
    values: rows.map((figures) => figures.get(id)?.bytes ?? null),
    color: color === 'text' ? theme.colors.text.primary : theme.visualization.getColorByName(color),
    dash,
    label: rows[0]?.get(id)?.title ?? null,
  })).filter(({ values }) => values.some((value) => value !== null));
}

function toSplit({ whole, layers, wholeBytes }: AnatomyModel, row: number) {
  if (whole === null || (wholeBytes[row] ?? null) === null) {
    return null;
  }
  const parts: PartBytes[] = [];
  for (const { id, values, certainty, source } of layers) {
    const part = findPart(id);
    const bytes = values[row];
    if (!part || typeof bytes !== 'number') {
      return null;
    }
    parts.push({
      name: part.name,
      bytes: Math.round(bytes),
      certainty: certainty ?? 'uncertain',
      source: source ?? '',
    });
  }
  return { whole, parts };
}

/** By the parts of the runtime; what they do not tell, at the last row as it was measured there. */
function toRuntimeFigures(model: AnatomyModel, row: number): RuntimeFigures {
  const { toolFigures = {}, wholeBytes } = model;
  const heaps = toHeaps(model, row);
  const told = row === findLastRow(wholeBytes) ? toolFigures : {};
  const known = Object.entries(heaps).filter(([, bytes]) => bytes !== null);
  return { ...told, ...Object.fromEntries(known) };
}

function toHeaps({ runtime }: AnatomyModel, row: number): RuntimeFigures {
  const all = runtime === null ? [] : [...runtime.layers, ...runtime.reserved];
  const sum = (names: string[]) => {
    const known = all
      .filter(({ id }) => names.includes(id))
      .map(({ values }) => values[row])
      .filter((value) => typeof value === 'number');
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  return Object.fromEntries(Object.entries(HEAPS).map(([figure, names]) => [figure, sum(names)]));
}
