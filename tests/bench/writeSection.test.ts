import { replaceSection } from './writeSection';

describe('replaceSection(page, name, text)', () => {
  const one = replaceSection('', 'one', 'first');
  const both = replaceSection(one, 'two', 'second');

  test('a new section goes to the end, the other stays', () => {
    expect(both.startsWith(one.trim())).toBe(true);
    expect(both).toContain('second');
  });

  test('a section is replaced where it stands', () => {
    const again = replaceSection(both, 'one', 'other');
    expect(again).toBe(both.replace('first', 'other'));
    expect(replaceSection(again, 'one', 'first')).toBe(both);
  });

  test('one comment alone throws', () => {
    expect(() => replaceSection(both.replace('<!-- end one -->', ''), 'one', 'x')).toThrow('requires both comments');
  });
});
