import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface MessageProps {
  title: string;
  hint?: string;
}

/** A quiet sentence in the middle of the panel. It also fits where EmptyState's picture does not. */
export function Message({ title, hint }: MessageProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.root} role="status">
      <div className={styles.title}>{title}</div>
      {hint && <div className={styles.hint}>{hint}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    width: '100%',
    height: '100%',
    padding: theme.spacing(1),
    overflow: 'auto',
    textAlign: 'center',
  }),
  title: css({ ...theme.typography.h5, color: theme.colors.text.primary }),
  hint: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary, maxWidth: theme.spacing(52) }),
});
