import { describeRuntimePart } from './describeRuntimePart';

test.each([
  [null, []],
  [{ runtimePart: null, runtimeShare: null }, []],
  [{ runtimePart: 'heap_live', runtimeShare: 0.82 }, ['Heap live 82 %']],
  [{ runtimePart: 'heap_live', runtimeShare: null }, ['Heap live']],
])('describeRuntimePart(%j)', (diagnosis, expected) => {
  expect(describeRuntimePart(diagnosis)).toEqual(expected);
});
