import { PER_CENT } from '../units';
import { formatSize } from '../tools/formatSize';
import type { CouplingInput, CouplingNumbers, Follows } from './coupling';
import { COUPLING_LIMITS } from './couplingLimits';

/** What memory goes with, in sentences with their numbers. Names of metrics must be shown as text only. */
export function describeCoupling(
  follows: Follows,
  numbers: CouplingNumbers,
  { requests, errors }: Pick<CouplingInput, 'requests' | 'errors'>
): string[] {
  const { load, bytesPerRequest, bytesPerError } = numbers;
  if (requests === null && errors === null) {
    return ['No counter of requests or errors was found for this container.'];
  }
  if (follows === 'unknown') {
    return ['There are too few samples to tie memory to requests or errors.'];
  }
  const sentences: string[] = [];
  if (follows === 'errors' && errors !== null && numbers.errors !== null) {
    const each = bytesPerError === null ? '' : `, by about ${formatSize(bytesPerError)} for each of them`;
    sentences.push(
      `Memory grows when ${errors.name} counts${each} (rank correlation ${toText(numbers.errors.correlation)}).`
    );
  }
  if (follows === 'load' && requests !== null && load !== null) {
    sentences.push(
      `Memory rises and falls with ${requests.name}: the rate explains ${toPercent(load.shareExplained)} of it, ${formatSize(load.bytesPerRate)} for each request a second.`
    );
  }
  if (follows !== 'load' && requests !== null && load !== null) {
    sentences.push(
      load.variation < COUPLING_LIMITS.smallestLoadChange.value
        ? `The load hardly changes (${toPercent(load.variation)} around its mean of ${requests.name}), so growth is not its doing.`
        : `Memory does not follow the load: ${requests.name} explains ${toPercent(load.shareExplained)} of its level.`
    );
  }
  if (follows !== 'load' && numbers.requests?.isSignificant && requests !== null) {
    sentences.push(
      `It grows more in times with more requests (rank correlation ${toText(numbers.requests.correlation)} with ${requests.name}).`
    );
  }
  if (follows === 'none' && bytesPerRequest !== null) {
    sentences.push(`Each request leaves about ${formatSize(bytesPerRequest)} behind.`);
  }
  return sentences.length > 0 ? sentences : ['Memory goes with neither requests nor errors.'];
}

function toPercent(share: number): string {
  return `${Math.round(share * PER_CENT)} %`;
}

function toText(correlation: number): string {
  return correlation.toFixed(2);
}
