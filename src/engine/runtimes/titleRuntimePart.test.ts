import { RUNTIMES } from './runtimes';
import { titleRuntimePart } from './titleRuntimePart';

describe('titleRuntimePart(name)', () => {
  it.each(RUNTIMES.flatMap((spec) => spec.parts.map((part) => [part.name, part.title])))('%j is %j', (name, title) => {
    expect(titleRuntimePart(name)).toBe(title);
  });

  it.each(['native', 'heap_live', ''])('%j has none of its own', (name) => {
    expect(titleRuntimePart(name)).toBeNull();
  });
});
