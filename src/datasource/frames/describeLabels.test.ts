import { describeLabels } from './describeLabels';

test.each([
  [undefined, null],
  [{}, null],
  [{ node: 'n1' }, null],
  [{ node: 'n1', zone: 'a', team: 'pay' }, 'zone=a, team=pay'],
])('describeLabels(%j)', (labels, expected) => {
  expect(describeLabels(labels)).toBe(expected);
});
