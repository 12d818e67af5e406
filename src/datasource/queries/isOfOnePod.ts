import type { LeakscopeQueryType } from '../../contract/query';

/** Whether a query names one pod exactly, and not a set of containers. */
export function isOfOnePod(queryType: LeakscopeQueryType): boolean {
  return queryType === 'anatomy' || queryType === 'compare';
}
