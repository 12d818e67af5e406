import type { Ratio } from './compare';

export function toTable(ratios: readonly Ratio[]): string[] {
  return [
    '| what | median | ratio | range |',
    '|---|---|---|---|',
    ...ratios.map(
      ({ name, medianMilliseconds, ratio, lowest, highest }) =>
        `| ${name} | ${medianMilliseconds.toFixed(1)} ms | ${ratio.toFixed(2)} | ${lowest.toFixed(2)} to ${highest.toFixed(2)} |`
    ),
  ];
}

export function toMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
