import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Driver } from '../../read/nodes/nodesModel';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';

interface DriverLinkProps {
  driver: Driver;
  drillDown: DrillDownActions;
}

/** A container that grows on the node. It leads to the anatomy of the container, where the panel is to lead anywhere. */
export function DriverLink({ driver: { key, name, growth }, drillDown }: DriverLinkProps) {
  const styles = useStyles2(getStyles);
  const text = `${name} ${growth}`;
  if (key === null || drillDown.open === null) {
    return <span>{text}</span>;
  }
  const href = drillDown.toHref({ key });
  const open = (event: React.MouseEvent) => {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      drillDown.open?.({ key });
    }
  };
  return href === null ? (
    <button type="button" className={styles.link} onClick={open}>
      {text}
    </button>
  ) : (
    <a className={styles.link} href={href} onClick={open}>
      {text}
    </a>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.colors.text.link,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'underline' },
  }),
});
