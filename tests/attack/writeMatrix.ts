import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSection } from '../bench/writeSection';
import type { Cell, Verdict } from './judgeCell';

const PAGE = join(__dirname, '../../docs/reliability.md');
const VERDICTS: readonly Verdict[] = ['told', 'unharmed', 'misleading', 'silent', 'crashed'];
const SIGNS: Readonly<Record<Verdict, string>> = {
  told: 't',
  unharmed: '·',
  misleading: '**M**',
  silent: '**S**',
  crashed: '**C**',
};

export interface Row {
  fault: string;
  cells: Record<string, Cell>;
}

/** Writes one section of docs/reliability.md and leaves the others as they are. */
export function writeReliability(name: string, text: string): void {
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  writeFileSync(PAGE, replaceSection(page, name, text));
}

export function writeMatrix(rows: readonly Row[]): void {
  const places = Object.keys(rows[0].cells);
  const all = rows.flatMap(({ cells }) => Object.values(cells));
  const counts = VERDICTS.map((verdict) => `${all.filter((cell) => cell.verdict === verdict).length} ${verdict}`);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [
    line(['Fault', ...places]),
    line(['---', ...places.map(() => '---')]),
    ...rows.map(({ fault, cells }) => line([fault, ...places.map((place) => SIGNS[cells[place].verdict])])),
  ];
  writeReliability(
    'matrix',
    [
      `${rows.length} faults, ${places.length} views and commands, ${all.length} cells: ${counts.join(', ')}.`,
      '',
      ...table,
    ].join('\n')
  );
}
