import type { DataQueryError, DataQueryResponse } from '@grafana/data';

/**
 * The errors of an answer, where there are any. The first one stands in `error` as well: variables of shared dashboards
 * read that one alone (12.4.0), and end in "reading 'cancelled'" where it is missing.
 */
export function toErrors(errors: readonly DataQueryError[]): Pick<DataQueryResponse, 'error' | 'errors'> {
  return errors.length === 0 ? {} : { error: errors[0], errors: [...errors] };
}
