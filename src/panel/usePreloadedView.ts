import type { PanelData } from '@grafana/data';
import { useEffect } from 'react';
import type { LeakscopeQuery } from '../contract/query';
import { LATER_VIEWS } from './laterViews';
import type { ViewOption } from './options';

/** Asks for the code of the view while its answer is under way: the option names the view, or else the question does. */
export function usePreloadedView(view: ViewOption, request: PanelData['request']): void {
  const targets = (request?.targets ?? []) as Array<Partial<LeakscopeQuery>>;
  const names = view === 'auto' ? targets.map(({ queryType }) => queryType) : [view];
  const wanted = Object.keys(LATER_VIEWS)
    .filter((name) => names.some((one) => one === name))
    .join(' ');
  useEffect(() => {
    Object.entries(LATER_VIEWS).forEach(([name, { preload }]) => wanted.split(' ').includes(name) && void preload());
  }, [wanted]);
}
