import type { GrafanaTheme2 } from '@grafana/data';
import type { LineLook } from '../../parts/chart/LineSample';
import type { FloorLine } from '../../read/compare/compareModel';

/** Members of one colour: a group, or a member of its own where nothing groups them. */
export interface LineClass {
  id: string;
  /** Null: members without the label. */
  name: string | null;
  look: LineLook;
}

const COLORS = ['blue', 'orange', 'green', 'purple', 'red', 'yellow'];
/** Dashes beside the colours, so that colour is not the only difference. */
const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
const LINE_PX = 1.75;

/** Groups in the order of their lines; where there is only one, each line stands for itself. */
export function toLineClasses(
  lines: FloorLine[],
  theme: GrafanaTheme2
): { classes: LineClass[]; classOf: (line: FloorLine) => string } {
  const isGrouped = new Set(lines.map(({ group }) => group)).size > 1;
  const classOf = (line: FloorLine) => (isGrouped ? JSON.stringify(line.group) : line.id);
  const names = new Map(lines.map((line) => [classOf(line), isGrouped ? line.group : line.name]));
  const classes = [...names].map(([id, name], index) => ({
    id,
    name,
    look: {
      color: theme.visualization.getColorByName(COLORS[index % COLORS.length]),
      widthPx: LINE_PX,
      dash: DASHES[(isGrouped ? index : Math.floor(index / COLORS.length)) % DASHES.length],
    },
  }));
  return { classes, classOf };
}
