import { buildAnatomyFrame, buildLeaksFrame, buildLeaksRows } from '../../testing/buildFrames';
import { buildCompareFrames } from '../../testing/buildCompareFrames';
import { buildNodesFrame } from '../../testing/buildNodesFrame';
import { CONTRACT_LIMITS } from '../../../contract/contractLimits';
import { isCompareFrame, readCompareFrames } from './readCompareFrames';
import { readPanelData } from '../readPanelData';

const MIB = 2 ** 20;
const CANARY = buildCompareFrames([
  { pod: 'a', group: 'stable', state: 'grows', slope: 5 * MIB },
  { pod: 'b', group: 'canary' },
]);

describe('readCompareFrames(frames)', () => {
  it('joins members, groups and lines', () => {
    const model = readCompareFrames(CANARY);
    expect(model.members.map(({ name, group, state, slope }) => [name, group, state, slope])).toEqual([
      ['a', 'stable', 'grows', { low: 4 * MIB, mid: 5 * MIB, high: 6 * MIB }],
      ['b', 'canary', 'flat', { low: -MIB, mid: 0, high: MIB }],
    ]);
    expect(model.groups.map(({ group, other, differs }) => [group, other, differs])).toEqual([
      ['stable', null, null],
      ['canary', null, null],
      ['stable', 'canary', true],
    ]);
    expect(model.basis).toBe('age');
    expect(model.positions).toEqual([0, 1800, 3600, 7200]);
    expect(model.lines.map(({ id }) => id)).toEqual(model.members.map(({ id }) => id));
    expect(model.lines[0].bytes).toEqual([100 * MIB, null, 120 * MIB, 130 * MIB]);
  });

  it('needs no meta', () => {
    const bare = CANARY.map((frame) => ({ ...frame, meta: undefined }));
    expect(readCompareFrames(bare)).toMatchObject({ totalMembers: null, sentences: [], workload: null, basis: 'age' });
  });

  it('an unknown state keeps its reason, and unknown numbers are none', () => {
    const [member] = readCompareFrames(
      buildCompareFrames([{ pod: 'a', state: 'toString', reason: 'too-short', slope: null }])
    ).members;
    expect(member).toMatchObject({ state: 'unknown', reason: 'too-short', slope: null, onsetSeconds: null });
  });

  it('members alone: nothing to draw, and still a list', () => {
    expect(readCompareFrames(CANARY.slice(0, 1))).toMatchObject({
      basis: 'none',
      lines: [],
      positions: [],
      groups: [],
    });
  });

  it('caps members, lines and sentences', () => {
    const many = Array.from({ length: CONTRACT_LIMITS.memberRows.value + 10 }, (_, index) => ({ pod: `p${index}` }));
    const sentences = Array.from({ length: 100 }, () => 'x'.repeat(9_000));
    const model = readCompareFrames(buildCompareFrames(many, { sentences, totalMembers: 9_000 }));
    expect(model.members).toHaveLength(CONTRACT_LIMITS.memberRows.value);
    expect(model.lines.length).toBeLessThan(100);
    expect(model.totalMembers).toBe(9_000);
    expect(model.sentences.join('').length).toBeLessThan(5_000);
  });
});

describe('isCompareFrame(frame)', () => {
  it.each([
    ['leaks', buildLeaksFrame(buildLeaksRows(1)), false],
    ['nodes', buildNodesFrame([{}]), false],
    ['anatomy', buildAnatomyFrame({ parts: { anon: [1] } }), false],
    ['members', CANARY[0], true],
    ['groups', CANARY[1], true],
    ['floors', CANARY[2], true],
  ])('%s', (_, frame, expected) => {
    expect(isCompareFrame(frame)).toBe(expected);
  });
});

describe('readPanelData(frames, view) of a comparison', () => {
  it.each([
    ['auto', 'compare'],
    ['compare', 'compare'],
    ['triage', 'unusable'],
    ['anatomy', 'unusable'],
    ['nodes', 'unusable'],
  ] as const)('view %s: %s', (view, kind) => {
    expect(readPanelData(CANARY, view).kind).toBe(kind);
  });

  it('view compare of something else says so', () => {
    expect(readPanelData([buildLeaksFrame(buildLeaksRows(2))], 'compare').kind).toBe('unusable');
  });
});
