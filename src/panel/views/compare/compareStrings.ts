import { say, texts, type MemberReason, type MemberState } from '../../../engine';

/** Texts of the view that compares replicas or processes. */
export const compareStrings = texts({
  title: (workload: string | null) => workload ?? say`Replicas`,
  summary: (growing: number, measured: number) => say`${growing} of ${measured} grow`,
  basis: {
    age: 'Memory by age: all members at the same time since their start',
    clock: 'Memory by time of day: start times are missing, or ages hardly overlap',
    none: 'Nothing to compare: no member has enough samples',
  },
  chartLabel: (lines: number) => (lines === 1 ? say`Floor of 1 member` : say`Floors of ${lines} members`),
  line: (name: string, group: string | null) => (group === null ? name : `${name} (${group})`),
  firstLines: (shown: number, all: number) => say`Lines of ${shown} of ${all} members`,
  showing: (shown: number, all: number) => say`Showing ${shown} of ${all} members`,
  noGroup: 'Without the label',
  toggle: (name: string) => say`Show ${name}`,

  members: {
    caption: 'Members, in the order of the data source',
    name: 'Member',
    group: 'Group',
    version: 'Version',
    age: 'Age',
    floor: 'Floor',
    slope: 'Growth',
    slopeHelp: 'Slope over what all have in common, with its 80 % interval.',
    state: 'State',
    lives: (lives: number) => say`${lives} lives, the longest is measured`,
    since: (time: string) => say`since ${time}`,
  },
  states: {
    grows: 'Grows',
    flat: 'Flat',
    falls: 'Falls',
    unknown: 'Unknown',
  } satisfies Record<MemberState, string>,
  reasons: {
    'too-short': 'too few samples',
    'other-age': 'another age',
  } satisfies Record<MemberReason, string>,

  groups: {
    caption: 'Groups and their differences',
    group: 'Group',
    growing: 'Growing',
    of: (growing: string, members: string) => say`${growing} of ${members}`,
    against: (group: string, other: string) => say`${group} against ${other}`,
    slope: 'Growth, or difference',
    apart: 'Apart',
    notApart: 'Not apart',
  },

  interval: (low: string, mid: string, high: string) => say`${mid}, from ${low} to ${high}`,
});
