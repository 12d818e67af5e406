import { COMMAND, buildEvidence, buildSteps, LEAKING_ROW } from '../../testing/buildDiagnosisRow';
import { buildLeaksFrame, MOMENT_MS } from '../../testing/buildFrames';
import { decodeRows } from '../../../contract/codec/decodeRows';
import { CONTRACT_LIMITS } from '../../../contract/contractLimits';
import { leaksFrame } from '../../../contract/leaksFrame';
import { readDiagnosis } from './readDiagnosis';

const read = (row: Parameters<typeof buildLeaksFrame>[0][number]) =>
  readDiagnosis(decodeRows(leaksFrame, buildLeaksFrame([{ ...LEAKING_ROW, ...row }])).rows[0]);

describe('readDiagnosis(row)', () => {
  it('reads all that is there', () => {
    expect(read({})).toEqual({
      verdict: 'leak',
      unknownReason: null,
      confidence: 0.9,
      leakCause: null,
      runtimePart: 'heap_live',
      runtimeShare: null,
      process: 'worker 3',
      onsetSeconds: {
        low: MOMENT_MS / 1000 - 14_400,
        mid: MOMENT_MS / 1000 - 10_800,
        high: MOMENT_MS / 1000 - 7_200,
      },
      secondsToLimit: { low: 7_200, mid: 10_800, high: 18_000 },
      evidence: [
        { side: 'for', text: 'The floor rises beyond chance.', rule: 'anon-grows' },
        { side: 'against', text: 'It restarted once.', rule: 'anon-grows' },
        { side: 'note', text: 'No deploy is near.', rule: 'anon-grows' },
      ],
      nextSteps: [
        { text: 'Look at the heap.', command: COMMAND },
        { text: 'Compare the replicas.', command: null },
      ],
    });
  });

  it.each([[null], ['constructor'], ['<script>'], [7]])('verdict %j is none', (verdict) => {
    expect(read({ verdict })).toBeNull();
  });

  it.each<[string, Parameters<typeof read>[0], object]>([
    ['an open upper end', { seconds_to_limit_high: null }, { secondsToLimit: { low: 7_200, mid: 10_800, high: null } }],
    [
      'ends the wrong way round',
      { onset_low: MOMENT_MS, onset_high: 1.7e12 },
      { onsetSeconds: { low: null, high: null } },
    ],
    [
      'time that is negative or no number',
      { seconds_to_limit: -1, seconds_to_limit_low: NaN, seconds_to_limit_high: Infinity },
      { secondsToLimit: null },
    ],
    ['no onset', { onset: null, onset_low: null, onset_high: null }, { onsetSeconds: null }],
    ['confidence beyond one', { confidence: 7 }, { confidence: 1 }],
    ['unknown confidence', { confidence: null }, { confidence: null }],
    ['a share of the growth', { runtime_share: 0.8 }, { runtimeShare: 0.8 }],
    ['what its lives say', { leak_cause: 'fast' }, { leakCause: 'fast' }],
    ['what lives say beside another verdict', { verdict: 'steady', leak_cause: 'fast' }, { leakCause: null }],
    ['a cause that nobody knows', { leak_cause: 'toString' }, { leakCause: null }],
    ['a reason beside another verdict', { unknown_reason: 'gaps' }, { unknownReason: null }],
    ['a reason', { verdict: 'unknown', unknown_reason: 'gaps' }, { unknownReason: 'gaps' }],
    ['a reason that nobody knows', { verdict: 'unknown', unknown_reason: 'toString' }, { unknownReason: null }],
    ['no nested frames', { evidence: null, next_steps: 'x' }, { evidence: [], nextSteps: [] }],
    ['nested frames without fields', { evidence: {}, next_steps: [] }, { evidence: [], nextSteps: [] }],
    ['a side that nobody knows', { evidence: buildEvidence([['above', 'x']]) }, { evidence: [] }],
  ])('%s', (_, row, expected) => {
    expect(read(row)).toMatchObject(expected);
  });

  it.each([
    ['a line break', 'ls\nrm -rf /'],
    ['a carriage return', 'ls\rrm'],
    ['text that is turned around', 'ls \u202e fdp'],
    ['a line separator', 'ls\u2028rm'],
    ['more than anybody reads', `ls ${'x'.repeat(CONTRACT_LIMITS.commandCharacters.value)}`],
  ])('a command with %s is not offered', (_, command) => {
    expect(read({ next_steps: buildSteps([['Look.', command]]) })!.nextSteps).toEqual([
      { text: 'Look.', command: null },
    ]);
  });

  it('is capped', () => {
    const many = buildEvidence(Array.from({ length: 500 }, () => ['for', 'x'.repeat(5_000)]));
    const { evidence } = read({ evidence: many })!;
    expect(evidence).toHaveLength(CONTRACT_LIMITS.texts.value);
    expect(evidence[0].text.length).toBeLessThan(400);
  });
});
