import { useStyles2 } from '@grafana/ui';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import React, { useEffect, type ReactNode } from 'react';

interface Props {
  title: string;
  children: ReactNode;
}

/** The frame that every page of the workbench has: a way home, a title and the theme switch. */
export function PageFrame({ title, children }: Props) {
  const styles = useStyles2(getStyles);
  useEffect(() => {
    document.title = `${title} - Leakscope workbench`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <a href="/" onClick={goHome}>
          Leakscope workbench
        </a>
        <h1 className={styles.title}>{title}</h1>
        <a href={themeAddress('light')}>Light</a>
        <a href={themeAddress('dark')}>Dark</a>
      </header>
      <main className={styles.content}>{children}</main>
    </div>
  );
}

function goHome(event: React.MouseEvent) {
  event.preventDefault();
  locationService.push('/');
}

function themeAddress(theme: 'light' | 'dark'): string {
  const address = new URL(window.location.href);
  address.searchParams.set('theme', theme);
  return `${address.pathname}${address.search}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, background: theme.colors.background.canvas }),
  header: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    padding: theme.spacing(1, 2),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    background: theme.colors.background.primary,
  }),
  title: css({ ...theme.typography.h4, flexGrow: 1, margin: 0 }),
  // The grid of a dashboard shows nothing until it has a height of its own.
  content: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, padding: theme.spacing(2) }),
});
