import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface SectionProps {
  title: string;
  children: React.ReactNode;
}

/** A part of the detail, under its heading. */
export function Section({ title, children }: SectionProps) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.root} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ position: 'relative', minWidth: 0 }),
  title: css({
    ...theme.typography.bodySmall,
    margin: theme.spacing(0, 0, 0.5),
    color: theme.colors.text.secondary,
    unicodeBidi: 'isolate',
  }),
});
