import { createDataFrame, type DataFrame } from '@grafana/data';

/** An answer that is empty for a reason, which is no failure. */
export function toNoticeFrame(refId: string, text: string): DataFrame {
  return createDataFrame({ refId, fields: [], meta: { notices: [{ severity: 'info', text }] } });
}
