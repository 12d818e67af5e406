import { texts } from '../language/texts';
import { say } from '../language/say';
import type { Interval } from '../diagnosis/diagnosis';
import type { Cohorts, GroupDifference, MemberFinding } from './cohort';
import { formatMoment } from '../words/formatMoment';
import { formatSize } from '../words/formatSize';

/** What the members are called in sentences. */
export interface MemberNoun {
  one: string;
  many: string;
}

const REPLICA: MemberNoun = texts({ one: 'replica', many: 'replicas' });
const PROCESS: MemberNoun = texts({ one: 'process', many: 'processes' });

/** The cohort in sentences: who grows, how groups differ, who is left out. Names are plain text and must be shown as such. */
export function describeCohorts(cohorts: Omit<Cohorts, 'sentences'>): string[] {
  const { members } = cohorts;
  const noun = members.length > 0 && members.every(({ process }) => process !== null) ? PROCESS : REPLICA;
  return [
    ...describeGrowing(members, noun),
    ...cohorts.differences.map((one) => describeDifference(one, cohorts)),
    ...describeUnknown(members, noun),
  ];
}

function describeGrowing(members: readonly MemberFinding[], noun: MemberNoun): string[] {
  const known = members.filter(({ state }) => state !== 'unknown');
  if (known.length === 0) {
    return [];
  }
  const growing = known.filter(({ state }) => state === 'grows');
  if (growing.length === 0) {
    return [
      known.length === 1 ? say`The only ${noun.one} does not grow.` : say`None of ${known.length} ${noun.many} grows.`,
    ];
  }
  const onsets = growing.flatMap(({ onsetSeconds }) => (onsetSeconds ? [onsetSeconds.mid] : [])).sort((a, b) => a - b);
  const since =
    onsets.length === growing.length
      ? say`, ${growing.length > 1 ? say`the first ` : ''}since ${formatMoment(onsets[0])}`
      : say`, as far back as the samples go`;
  const rest = known.length - growing.length;
  if (rest === 0) {
    return [
      known.length === 1
        ? say`The only ${noun.one} grows${since}.`
        : say`All ${known.length} ${noun.many} grow${since}.`,
    ];
  }
  const others = rest === 1 ? say`the other one never did` : say`the other ${rest} never did`;
  return [
    say`${growing.length} of ${known.length} ${noun.many} ${growing.length === 1 ? 'grows' : 'grow'}${since}; ${others} in this window.`,
  ];
}

function describeDifference(
  { group, other, slopeBytesPerHour: slope, differs }: GroupDifference,
  cohorts: Omit<Cohorts, 'sentences'>
): string {
  const of = (name: string | null) => cohorts.groups.find((one) => one.name === name)?.slopeBytesPerHour?.mid ?? 0;
  const at = cohorts.basis === 'age' ? say`at the same age` : say`over the same time`;
  const grow = say`${toTitle(group)} ${toMove(of(group))} and ${toTitle(other)} ${toMove(of(other))} ${at}`;
  return differs
    ? say`${grow}: ${formatSize(slope.mid)} an hour apart (80 % interval ${toRange(slope)}).`
    : say`${grow}: the difference of ${formatSize(slope.mid)} an hour is within what chance does (80 % interval ${toRange(slope)}).`;
}

function describeUnknown(members: readonly MemberFinding[], noun: MemberNoun): string[] {
  const sentence = (reason: MemberFinding['reason'], one: string, many: string): string[] => {
    const count = members.filter((member) => member.reason === reason).length;
    return count === 0 ? [] : [count === 1 ? `1 ${noun.one} ${one}.` : `${count} ${noun.many} ${many}.`];
  };
  return [
    ...sentence('too-short', say`has too few samples to be compared`, say`have too few samples to be compared`),
    ...sentence('other-age', say`is of another age than the rest`, say`are of another age than the rest`),
  ];
}

function toMove(bytesPerHour: number): string {
  const size = formatSize(bytesPerHour);
  return bytesPerHour < 0 ? say`falls by ${size} an hour` : say`grows by ${size} an hour`;
}

function toRange({ low, high }: Interval): string {
  return `${low < 0 ? '-' : ''}${formatSize(low)} to ${high < 0 ? '-' : ''}${formatSize(high)}`;
}

function toTitle(name: string | null): string {
  return name ?? say`(no value)`;
}
