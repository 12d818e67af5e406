import { findNearestLimit } from './nearestLimit';

const MIB = 1024 ** 2;
const room = (workingSet: number | null, limit: number | null) => ({
  workingSetBytes: workingSet === null ? null : workingSet * MIB,
  limitBytes: limit === null ? null : limit * MIB,
});
const tell = (...input: Parameters<typeof findNearestLimit>) => {
  const found = findNearestLimit(...input);
  return found && [found.kind, Math.round(found.bytes / MIB), found.leftBehindBytes && found.leftBehindBytes / MIB];
};

test.each<[string, Parameters<typeof findNearestLimit>, unknown]>([
  ['no limit', [room(100, null), null, []], null],
  ['its own', [room(100, 512), null, []], ['container', 512, null]],
  ['a pod of one container', [room(100, 512), room(101, 512), [MIB]], ['container', 512, null]],
  ['files that ended containers left in memory', [room(500, 2048), room(1640, 2048), []], ['left-behind', 908, 1140]],
  ['a pod-level limit, and a container without one', [room(300, null), room(700, 1024), [400 * MIB]], ['pod', 624, 0]],
  ['a sibling without a number', [room(300, null), room(700, 1024), [null]], ['pod', 624, null]],
  ['a pod that is full', [room(300, 512), room(1100, 1024), [800 * MIB]], ['pod', 300, 0]],
  ['a pod without a limit', [room(300, 512), room(700, null), [400 * MIB]], ['container', 512, null]],
  ['no limit, and a node that is filling up', [room(300, null), null, [], room(3000, 4000)], ['node', 1300, null]],
  ['a node that is nearer than its own', [room(300, 2048), null, [], room(3500, 4000)], ['node', 800, null]],
  ['a node with room', [room(300, 512), null, [], room(3000, 4000)], ['container', 512, null]],
  ['a node that is full', [room(300, 512), room(300, 512), [], room(4100, 4000)], ['node', 300, null]],
  ['a node without a size', [room(300, null), null, [], room(3000, null)], null],
  ['a working set that is not known', [room(null, 512), room(700, 700), []], ['container', 512, null]],
])('findNearestLimit(): %s', (_, input, expected) => {
  expect(tell(...input)).toEqual(expected);
});
