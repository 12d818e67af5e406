import { findPageFindings } from './pageFindings';

const codeOf = (labels: Record<string, string>) =>
  findPageFindings([{ labels, samples: 5000, samplesBefore: 100 }])[0].fix?.code ?? null;

test.each<[Record<string, string>, string | null]>([
  [{ job: 'api', instance: 'a:1' }, `leakscope cardinality --prometheus URL --selector 'job="api",instance="a:1"'`],
  [{ job: `x'; rm -rf ~ #` }, `leakscope cardinality --prometheus URL --selector 'job="x'\\''; rm -rf ~ #"'`],
  [{ job: 'a"b\\' }, `leakscope cardinality --prometheus URL --selector 'job="a\\"b\\\\"'`],
  [{ job: 'a\u202eb' }, null],
])('findPageFindings() of %j: the line to paste means nothing else', (labels, code) => {
  expect(codeOf(labels)).toBe(code);
});
