import type { PanelData } from '@grafana/data';
import { renderHook } from '@testing-library/react';
import type { LeakscopeQueryType } from '../contract/query';
import { LATER_VIEWS } from './laterViews';
import type { ViewOption } from './options';
import { usePreloadedView } from './usePreloadedView';

const asking = (...types: Array<LeakscopeQueryType | undefined>) =>
  ({ targets: types.map((queryType) => ({ queryType })) }) as unknown as PanelData['request'];

describe('usePreloadedView(view, request)', () => {
  test.each<[string, ViewOption, PanelData['request'], string[]]>([
    ['the option names it', 'nodes', asking('leaks'), ['nodes']],
    ['the question names it', 'auto', asking('compare'), ['compare']],
    ['several questions', 'auto', asking('workload', 'cardinality'), ['workload', 'cardinality']],
    ['the list is there already', 'triage', asking('leaks'), []],
    ['the answer of another data source', 'auto', asking(undefined), []],
    ['nothing is asked yet', 'auto', undefined, []],
  ])('%s', (_, view, request, wanted) => {
    const asked: string[] = [];
    const spies = Object.entries(LATER_VIEWS).map(([name, one]) =>
      jest.spyOn(one, 'preload').mockImplementation(async () => void asked.push(name))
    );
    const { rerender } = renderHook(() => usePreloadedView(view, request));
    rerender();
    expect(asked).toEqual(wanted);
    spies.forEach((spy) => spy.mockRestore());
  });
});
