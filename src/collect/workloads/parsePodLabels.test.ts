import { parsePodLabels, toPlainLabel } from './parsePodLabels';

test.each<[string, string[] | null]>([
  ['', []],
  ['team', ['label_team']],
  ['team, app.kubernetes.io/part-of', ['label_team', 'label_app_kubernetes_io_part_of']],
  ['label_team team', ['label_team']],
  ['a b c d', null],
  ['te"am', null],
])('parsePodLabels(%j)', (text, expected) => {
  const { names, problem } = parsePodLabels(text);
  expect(names).toEqual(expected);
  expect(problem === null).toBe(expected !== null);
});

test('toPlainLabel(name)', () => {
  expect(toPlainLabel('label_team')).toBe('team');
});
