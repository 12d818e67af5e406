export interface Contestant {
  name: string;
  run: () => unknown;
}

export interface Ratio {
  name: string;
  medianMilliseconds: number;
  /** Median over the rounds of this contestant's time divided by the first one's in the same round. */
  ratio: number;
  lowest: number;
  highest: number;
}

/**
 * Runs all contestants in turn, round by round, and compares each with the first one of the same round: a machine that
 * slows down slows all of them down.
 */
export function compare(contestants: Contestant[], rounds: number): Ratio[] {
  const times = contestants.map(() => [] as number[]);
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round++) {
    contestants.forEach(({ run }, i) => {
      const started = performance.now();
      run();
      if (round > 0) {
        times[i].push(performance.now() - started);
      }
    });
  }
  return contestants.map(({ name }, i) => {
    const ratios = times[i].map((time, round) => time / times[0][round]);
    return {
      name,
      medianMilliseconds: median(times[i]),
      ratio: median(ratios),
      lowest: Math.min(...ratios),
      highest: Math.max(...ratios),
    };
  });
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
