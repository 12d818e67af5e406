import { completeOptions, DEFAULT_OPTIONS } from './options';

describe('completeOptions', () => {
  it.each([
    ['nothing', undefined, DEFAULT_OPTIONS],
    ['a view only', { view: 'triage' as const }, { ...DEFAULT_OPTIONS, view: 'triage' }],
    ['a page size that is none', { pageSize: NaN }, DEFAULT_OPTIONS],
    ['a huge page size', { pageSize: 1e9 }, { ...DEFAULT_OPTIONS, pageSize: 200 }],
    ['no columns', { columns: [] }, DEFAULT_OPTIONS],
    [
      'columns in any order',
      { columns: ['score', 'rank'] as never },
      { ...DEFAULT_OPTIONS, columns: ['rank', 'score'] },
    ],
    ['an unknown order', { sortBy: 'nobody' as never }, DEFAULT_OPTIONS],
  ])('%s', (_, options, expected) => {
    expect(completeOptions(options)).toEqual(expected);
  });
});
