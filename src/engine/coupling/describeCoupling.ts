import { say } from '../language/say';
import { PER_CENT } from '../units';
import type { CouplingInput, CouplingNumbers, Follows } from './coupling';
import { COUPLING_LIMITS } from './couplingLimits';
import { formatSize } from '../words/formatSize';

/** What memory goes with, in sentences with their numbers. Names of metrics must be shown as text only. */
export function describeCoupling(
  follows: Follows,
  numbers: CouplingNumbers,
  { requests, errors }: Pick<CouplingInput, 'requests' | 'errors'>
): string[] {
  if (requests === null && errors === null) {
    return [say`No counter of requests or errors was found for this container.`];
  }
  if (follows === 'unknown') {
    return [say`There are too few samples to tie memory to requests or errors.`];
  }
  const sentences = [
    ...(follows === 'errors' ? describeErrors(numbers, errors) : []),
    ...(follows === 'load' ? describeLoad(numbers, requests) : describeOtherThanLoad(numbers, requests)),
    ...(follows === 'none' && numbers.bytesPerRequest !== null
      ? [say`Each request leaves about ${formatSize(numbers.bytesPerRequest)} behind.`]
      : []),
  ];
  return sentences.length > 0 ? sentences : [say`Memory goes with neither requests nor errors.`];
}

type Rate = CouplingInput['requests'];

function describeErrors({ errors: found, bytesPerError }: CouplingNumbers, errors: Rate): string[] {
  const each = bytesPerError === null ? '' : say`, by about ${formatSize(bytesPerError)} for each of them`;
  return errors !== null && found !== null
    ? [say`Memory grows when ${errors.name} counts${each} (rank correlation ${toText(found.correlation)}).`]
    : [];
}

function describeLoad({ load }: CouplingNumbers, requests: Rate): string[] {
  return requests !== null && load !== null
    ? [
        say`Memory rises and falls with ${requests.name}: the rate explains ${toPercent(load.shareExplained)} of it, ${formatSize(load.bytesPerRate)} for each request a second.`,
      ]
    : [];
}

function describeOtherThanLoad({ load, requests: found }: CouplingNumbers, requests: Rate): string[] {
  if (requests === null) {
    return [];
  }
  const sentences: string[] = [];
  if (load !== null) {
    sentences.push(
      load.variation < COUPLING_LIMITS.smallestLoadChange.value
        ? say`The load hardly changes (${toPercent(load.variation)} around its mean of ${requests.name}), so growth is not its doing.`
        : say`Memory does not follow the load: ${requests.name} explains ${toPercent(load.shareExplained)} of its level.`
    );
  }
  if (found?.isSignificant) {
    sentences.push(
      say`It grows more in times with more requests (rank correlation ${toText(found.correlation)} with ${requests.name}).`
    );
  }
  return sentences;
}

function toPercent(share: number): string {
  return `${Math.round(share * PER_CENT)} %`;
}

function toText(correlation: number): string {
  return correlation.toFixed(2);
}
