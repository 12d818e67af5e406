import type { MemberReason, MemberState } from '../../../engine';

/** Texts of the view that compares replicas or processes. */
export const compareStrings = {
  title: (workload: string | null) => workload ?? 'Replicas',
  summary: (growing: number, measured: number) => `${growing} of ${measured} grow`,
  basis: {
    age: 'Memory by age: all members at the same time since their start',
    clock: 'Memory by time of day: start times are missing, or ages hardly overlap',
    none: 'Nothing to compare: no member has enough samples',
  },
  chartLabel: (lines: number) => (lines === 1 ? 'Floor of 1 member' : `Floors of ${lines} members`),
  line: (name: string, group: string | null) => (group === null ? name : `${name} (${group})`),
  firstLines: (shown: number, all: number) => `Lines of ${shown} of ${all} members`,
  showing: (shown: number, all: number) => `Showing ${shown} of ${all} members`,
  noGroup: 'Without the label',
  toggle: (name: string) => `Show ${name}`,

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
    lives: (lives: number) => `${lives} lives, the longest is measured`,
    since: (time: string) => `since ${time}`,
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
    of: (growing: string, members: string) => `${growing} of ${members}`,
    against: (group: string, other: string) => `${group} against ${other}`,
    slope: 'Growth, or difference',
    apart: 'Apart',
    notApart: 'Not apart',
  },

  interval: (low: string, mid: string, high: string) => `${mid}, from ${low} to ${high}`,
};
