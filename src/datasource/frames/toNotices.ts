import type { QueryResultMetaNotice } from '@grafana/data';

/** Remarks on an answer that can be used, but that is not the whole of it. */
export function toNotices(warnings: readonly string[], remarks: readonly string[] = []): QueryResultMetaNotice[] {
  return [
    ...warnings.map((text): QueryResultMetaNotice => ({ severity: 'warning', text })),
    ...remarks.map((text): QueryResultMetaNotice => ({ severity: 'info', text })),
  ];
}
