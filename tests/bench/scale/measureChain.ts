import { DEFAULT_PREFIX } from '../../../src/engine';
import { askInstant } from '../../parity/askPrometheus';
import { allRecordingRules } from '../../scenarios/backtestHistory';
import { readCpuSeconds } from './measureList';

export interface ChainMeasure {
  rules: number;
  wallSeconds: number;
  serverCpuSeconds: number;
  /** The rules that took longest, seconds. */
  slowest: Array<{ record: string; seconds: number }>;
}

const SHOWN = 4;

/** Every rule about containers once, as one evaluation of the group asks them: one after the other. */
export async function measureChain(url: string, atSeconds: number): Promise<ChainMeasure> {
  const rules = allRecordingRules().filter(({ record }) => record.startsWith(DEFAULT_PREFIX));
  const cpuBefore = await readCpuSeconds(url);
  const took: ChainMeasure['slowest'] = [];
  for (const { record, expr } of rules) {
    const began = performance.now();
    await askInstant(url, expr, atSeconds);
    took.push({ record, seconds: (performance.now() - began) / 1000 });
  }
  return {
    rules: rules.length,
    wallSeconds: took.reduce((sum, { seconds }) => sum + seconds, 0),
    serverCpuSeconds: (await readCpuSeconds(url)) - cpuBefore,
    slowest: [...took].sort((a, b) => b.seconds - a.seconds).slice(0, SHOWN),
  };
}
