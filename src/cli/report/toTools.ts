import type { PartBytes, PartName, Whole } from '../../engine';

export interface ToolFigure {
  name: string;
  bytes: number | null;
  /** How the figure follows from the parts. */
  formula: string;
}

/** The three figures that tools show, in bytes; null is unknown. */
export interface Figures {
  usage: number | null;
  workingSet: number | null;
  rss: number | null;
}

/** Which tool shows which figure. Source: memory catalog, section 8. */
const TOOLS: ReadonlyArray<{ name: string; figure: keyof Figures }> = [
  { name: 'container_memory_usage_bytes', figure: 'usage' },
  { name: 'OOM killer', figure: 'usage' },
  { name: 'kubectl top', figure: 'workingSet' },
  { name: 'container_memory_working_set_bytes', figure: 'workingSet' },
  { name: 'docker stats', figure: 'workingSet' },
  { name: 'container_memory_rss', figure: 'rss' },
];

const FORMULAS: Readonly<Record<keyof Figures, string>> = {
  usage: 'all parts',
  workingSet: 'all parts - inactive_file - lazyfree',
  rss: 'anon + lazyfree',
};

/** What other tools report at the same moment: why two dashboards disagree. */
export function toTools(figures: Figures): ToolFigure[] {
  return TOOLS.map(({ name, figure }) => ({ name, bytes: figures[figure], formula: FORMULAS[figure] }));
}

/** The figures that follow from the parts of one sample. */
export function toFigures(whole: Whole | null, parts: readonly PartBytes[]): Figures {
  if (whole === null) {
    return { usage: null, workingSet: null, rss: null };
  }
  const find = (name: PartName) => parts.find((part) => part.name === name);
  const bytesOf = (name: PartName) => find(name)?.bytes ?? 0;
  const all = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  if (whole === 'usage') {
    const lazyfree = bytesOf('lazyfree');
    return { usage: all, workingSet: all - bytesOf('inactive_file') - lazyfree, rss: bytesOf('anon') + lazyfree };
  }
  // At this level the anonymous part is cut at the working set: then rss is more, by an unknown amount.
  return { usage: null, workingSet: all, rss: find('anon')?.certainty === 'certain' ? bytesOf('anon') : null };
}
