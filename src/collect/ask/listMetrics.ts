import { findSelectors } from '../../engine';
import { LIMITS } from './limits';

/** What a PromQL text of ours is about, for a sentence: the first few names of metrics, and that there are more. */
export function listMetrics(expr: string): string[] {
  const names = new Set(readNames(expr));
  const most = LIMITS.namedMetrics.value;
  return names.size > most ? [...[...names].slice(0, most), '…'] : [...names];
}

function readNames(expr: string): string[] {
  try {
    return findSelectors(expr).flatMap(({ name, matchers }) => {
      const pattern = matchers.find(({ label, op }) => label === '__name__' && (op === '=' || op === '=~'))?.value;
      return name !== null ? [name] : (pattern?.split('|') ?? []);
    });
  } catch {
    // Not a text of ours.
    return [];
  }
}
