import { locationUtil, type NavModelItem } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import React, { type ReactNode } from 'react';
import { APP_PATHS } from './appPaths';
import { STRINGS } from './strings';

type PageName = keyof typeof STRINGS.tabs;

interface Props {
  page: PageName;
  /** Title of a page below that one; it has no tabs. */
  below?: string;
  subtitle: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the app, with tabs to the others. */
export function AppPage({ page, below, subtitle, actions, children }: Props) {
  const tabs = (Object.keys(APP_PATHS) as PageName[]).map((name) => ({
    text: STRINGS.tabs[name],
    url: locationUtil.assureBaseUrl(APP_PATHS[name]),
    active: name === page,
  }));
  // Grafana's menu has the pages with tabs already: they are in the breadcrumbs without saying so.
  const pageNav: NavModelItem =
    below === undefined
      ? { text: STRINGS.title, subTitle: subtitle, children: tabs, hideFromBreadcrumbs: true }
      : { text: below, subTitle: subtitle };
  return (
    <PluginPage pageNav={pageNav} actions={actions}>
      {children}
    </PluginPage>
  );
}
