import { css } from '@emotion/css';
import type { GrafanaTheme2, QueryResultMetaNotice } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Notices } from '../Notices';

export interface ListCounts {
  showing: (shown: number, total: number) => string;
  all: (total: number) => string;
  matching: (shown: number, total: number) => string;
}

interface ListSummaryProps {
  texts: ListCounts;
  loaded: number;
  matching: number;
  total: number | null;
  remark?: string;
  notices: QueryResultMetaNotice[];
}

/** How many rows are shown of how many there are: a cap is never silent. */
export function ListSummary({ texts, loaded, matching, total, remark, notices }: ListSummaryProps) {
  const styles = useStyles2(getStyles);
  const all = total !== null && total > loaded ? texts.showing(loaded, total) : texts.all(loaded);
  return (
    <div className={styles.summary}>
      <span aria-live="polite">{matching < loaded ? texts.matching(matching, loaded) : all}</span>
      {remark !== undefined && <span> · {remark}</span>}
      <Notices notices={notices} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  summary: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    columnGap: theme.spacing(1),
    flex: '0 1 auto',
    minWidth: 0,
    marginInlineStart: 'auto',
    overflow: 'hidden',
    color: theme.colors.text.secondary,
    // One line, or as many as a narrow panel needs.
    flexWrap: 'wrap',
  }),
});
