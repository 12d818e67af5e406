import { parseCounters } from '../../collect/facts/load/parseCounters';
import { UsageError } from '../usageError';
import type { Options } from './parseOptions';

/** Counters to compare growth with, besides those that are found by themselves. */
export function readCounters(options: Options): string[] {
  const { names, problem } = parseCounters(options.value('counters') ?? '');
  if (problem !== null) {
    throw new UsageError(`--counters: ${problem}`);
  }
  return names;
}
