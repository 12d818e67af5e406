import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  /** As wide as this, where there is room. */
  widthPx: number;
  children: ReactNode;
}

/** Fields have a width of their own in wide windows, and fit narrow ones. */
export function Sized({ widthPx, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.root} style={{ width: widthPx }}>
      {children}
    </div>
  );
}

/** A row of choices that is wider than the window scrolls by itself. */
export function Scrolled({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <div className={styles.scrolled}>{children}</div>;
}

const getStyles = () => ({
  root: css({ maxWidth: '100%', minWidth: 0 }),
  // The focus ring stands outside of the choices.
  scrolled: css({ maxWidth: '100%', overflowX: 'auto', padding: 3, margin: -3 }),
});
