import { locationUtil } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import React, { type ReactNode } from 'react';
import { ALERTS_PATH, RECORDING_PATH } from '../contract/alertLink';
import { APP_ID } from '../contract/ids';
import { STRINGS } from './strings';

type PageName = keyof typeof STRINGS.tabs;

const PATHS: Record<PageName, string> = {
  setup: `/a/${APP_ID}/setup`,
  alerts: ALERTS_PATH,
  recording: RECORDING_PATH,
};

interface Props {
  page: PageName;
  subtitle: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the app, with tabs to the others. */
export function AppPage({ page, subtitle, actions, children }: Props) {
  const tabs = (Object.keys(PATHS) as PageName[]).map((name) => ({
    text: STRINGS.tabs[name],
    url: locationUtil.assureBaseUrl(PATHS[name]),
    active: name === page,
  }));
  return (
    <PluginPage pageNav={{ text: STRINGS.title, subTitle: subtitle, children: tabs }} actions={actions}>
      {children}
    </PluginPage>
  );
}
