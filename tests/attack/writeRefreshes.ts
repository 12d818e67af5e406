import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeReliability } from './writeMatrix';

const FOLDER = join(__dirname, '../../.cache/attack');
const MIB = 1024 * 1024;

export interface Measured {
  /** After those to warm up. */
  refreshes: number;
  heapBytes: number;
  listeners: number;
  canvases: number;
}

/** Keeps what was measured of a page, and writes the section about all pages that were. */
export function writeRefreshes(name: string, measured: readonly Measured[]): void {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, 'refreshes.json');
  const earlier: Record<string, Measured[]> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const pages = { ...earlier, [name]: measured };
  writeFileSync(file, JSON.stringify(pages, null, 1));
  const rows = Object.entries(pages).map(([page, all]) => toRow(page, all));
  writeReliability(
    'refreshes',
    [
      '| Page | Refreshes | Heap before | Heap after | Growth | Listeners | Canvases |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n')
  );
}

function toRow(page: string, all: readonly Measured[]): string {
  const first = all[0];
  const last = all[all.length - 1];
  const growth = ((last.heapBytes / first.heapBytes - 1) * 100).toFixed(2);
  const cells = [
    page,
    last.refreshes,
    `${(first.heapBytes / MIB).toFixed(2)} MiB`,
    `${(last.heapBytes / MIB).toFixed(2)} MiB`,
    `${growth} %`,
    `${first.listeners}, then ${last.listeners}`,
    `${first.canvases}, then ${last.canvases}`,
  ];
  return `| ${cells.join(' | ')} |`;
}
