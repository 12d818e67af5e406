import { escapeText } from './escapeText';

export interface Column {
  title: string;
  align: 'left' | 'right';
  /** May be cut in the middle when the terminal is narrow. */
  flexible?: boolean;
  /** Left out when the terminal is narrow, the highest number first. Columns without one always stay. */
  dropOrder?: number;
}

export interface TableStyle {
  /** Null: as wide as it gets. */
  width: number | null;
  colours: boolean;
}

/** A cell: its text and, where it has one, its colour. */
export type Cell = string | { text: string; colour: 'red' | 'yellow' | 'dim' };

const GAP = '  ';
const LEAST_FLEXIBLE = 24;
const COLOURS = { red: '\u001b[31m', yellow: '\u001b[33m', dim: '\u001b[2m' };
const PLAIN = '\u001b[0m';

/** Rows as aligned columns, one line each. Text of others is made safe here. */
export function renderTable(
  columns: readonly Column[],
  rows: ReadonlyArray<readonly Cell[]>,
  style: TableStyle
): string {
  const cells = rows.map((row) => row.map((cell) => [...escapeText(typeof cell === 'string' ? cell : cell.text)]));
  const natural = columns.map(({ title }, index) =>
    Math.max(title.length, ...cells.map((row) => Math.min(row[index].length, MAX_CELL)))
  );
  const { shown, widths } = fitWidths(columns, natural, style.width);
  const line = (texts: string[]) => texts.join(GAP).trimEnd();
  const header = line(shown.map((index) => align([...columns[index].title], columns[index], widths[index])));
  const body = rows.map((row, rowIndex) =>
    line(
      shown.map((index) => {
        const text = align(cells[rowIndex][index], columns[index], widths[index]);
        const cell = row[index];
        return typeof cell === 'string' || !style.colours ? text : `${COLOURS[cell.colour]}${text}${PLAIN}`;
      })
    )
  );
  return [header, ...body].map((text) => `${text}\n`).join('');
}

/** Names in Kubernetes have up to 253 characters; three of them and two slashes make a container. */
const MAX_CELL = 800;

function fitWidths(columns: readonly Column[], natural: number[], width: number | null) {
  const widths = [...natural];
  let shown = columns.map((_, index) => index);
  const excess = () =>
    width === null ? 0 : shown.reduce((sum, index) => sum + widths[index] + GAP.length, -GAP.length) - width;
  const flexible = columns.findIndex((column) => column.flexible);
  const shrinkTo = (least: number) => {
    if (flexible >= 0 && excess() > 0) {
      widths[flexible] = Math.max(Math.min(natural[flexible], least), widths[flexible] - excess());
    }
  };
  shrinkTo(LEAST_FLEXIBLE * 2);
  const droppable = shown
    .filter((index) => columns[index].dropOrder !== undefined)
    .sort((a, b) => (columns[b].dropOrder ?? 0) - (columns[a].dropOrder ?? 0));
  for (const index of droppable) {
    if (excess() > 0) {
      shown = shown.filter((other) => other !== index);
    }
  }
  shrinkTo(LEAST_FLEXIBLE);
  return { shown, widths };
}

function align(text: string[], column: Column, width: number): string {
  const cut =
    text.length > width
      ? [...text.slice(0, Math.ceil(width / 2) - 1), '…', ...text.slice(-Math.floor(width / 2))]
      : text;
  const padding = ' '.repeat(Math.max(0, width - cut.length));
  return column.align === 'left' ? `${cut.join('')}${padding}` : `${padding}${cut.join('')}`;
}
