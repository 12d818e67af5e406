import { css } from '@emotion/css';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom-v5-compat';
import { Menu } from './Menu';
import { buildBreadcrumbs, findSection, type Crumb } from './navigation';

interface Props {
  title: string;
  /** What a page of an app says about itself. */
  pageNav?: NavModelItem;
  children: ReactNode;
}

/** The frame that every page of the workbench has: where it is, a title, the theme switch, and the menu where asked for. */
export function PageFrame({ title, pageNav, children }: Props) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const section = findSection(pathname);
  const crumbs = buildBreadcrumbs(section, pageNav);
  useEffect(() => {
    document.title = `${title} - Leakscope workbench`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <a href="/" onClick={goTo('/')}>
          Leakscope workbench
        </a>
        <Breadcrumbs crumbs={crumbs} />
        <h1 className={styles.title}>{title}</h1>
        <a href={withParameter('menu', hasMenu() ? 'closed' : 'open')}>Menu</a>
        <a href={withParameter('theme', 'light')}>Light</a>
        <a href={withParameter('theme', 'dark')}>Dark</a>
      </header>
      <div className={styles.below}>
        {hasMenu() && <Menu section={section} />}
        <main className={styles.content}>{children}</main>
      </div>
    </div>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const styles = useStyles2(getStyles);
  return (
    <nav aria-label="Breadcrumbs">
      <ol className={styles.crumbs}>
        {crumbs.map(({ text, url }, index) => (
          <li key={index}>
            <a href={url} onClick={goTo(url)}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The server writes it, from the address or from the page before. */
const hasMenu = () => document.body.dataset.menu === 'open';

const goTo = (url: string) => (event: React.MouseEvent) => {
  event.preventDefault();
  locationService.push(url);
};

function withParameter(name: string, value: string): string {
  const address = new URL(window.location.href);
  address.searchParams.set(name, value);
  return `${address.pathname}${address.search}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, background: theme.colors.background.canvas }),
  header: css({
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(1, 2),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    background: theme.colors.background.primary,
  }),
  crumbs: css({
    display: 'flex',
    margin: 0,
    color: theme.colors.text.secondary,
    listStyle: 'none',
    'li + li::before': { content: '"›"', margin: theme.spacing(0, 1) },
  }),
  title: css({ ...theme.typography.h4, flexGrow: 1, margin: 0 }),
  below: css({ display: 'flex', flexGrow: 1, minWidth: 0 }),
  // The grid of a dashboard shows nothing until it has a height of its own.
  content: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, padding: theme.spacing(2) }),
});
