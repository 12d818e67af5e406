/** Three places without the leading zero, as shares are read in tables; a dash for what is not known. */
export function asShare(value: number | null): string {
  return value === null ? '-' : value.toFixed(3).replace(/^0\./, '.');
}

export function asNumber(value: number | null, places = 1): string {
  return value === null ? '-' : Number.isFinite(value) ? value.toFixed(places) : 'never';
}

export function toTable(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)];
}
