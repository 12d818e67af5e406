import { css } from '@emotion/css';
import type { GrafanaTheme2, QueryResultMetaNotice } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Notices } from './Notices';

interface ViewRegionProps {
  /** What the region is called. */
  label: string;
  /** The answer in a sentence. */
  heading: string;
  notices: QueryResultMetaNotice[];
  width: number;
  height: number;
  children: React.ReactNode;
}

/** A view that is read from top to bottom, its answer first: where the panel is low it scrolls, by keyboard as well. */
export function ViewRegion({ label, heading, notices, width, height, children }: ViewRegionProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.root} style={{ width, height }} tabIndex={0} role="region" aria-label={label}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{heading}</h3>
        <Notices notices={notices} />
      </div>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    overflow: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '-2px' },
  }),
  head: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(1) }),
  heading: css({
    ...theme.typography.body,
    margin: 0,
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
  }),
});
