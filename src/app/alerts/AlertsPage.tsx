import { locationUtil } from '@grafana/data';
import { LinkButton, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import { ALERTS_PATH } from '../../contract/alertLink';
import { AppPage } from '../AppPage';
import { findSources } from '../findSources';
import { alertStrings } from './alertStrings';
import { FileAlerts } from './FileAlerts';
import { GrafanaAlerts } from './GrafanaAlerts';

const { list: texts } = alertStrings;

/** The alerts of Leakscope that exist, wherever they are evaluated. */
export function AlertsPage() {
  const [sources] = useState(findSources);
  const leakscope = sources.filter(({ isLeakscope }) => isLeakscope);
  return (
    <AppPage
      page="alerts"
      subtitle={texts.subtitle}
      actions={
        <LinkButton icon="plus" href={locationUtil.assureBaseUrl(`${ALERTS_PATH}/new`)}>
          {texts.create}
        </LinkButton>
      }
    >
      <Stack direction="column" gap={3}>
        <section aria-label={texts.grafana}>
          <Text element="h2" variant="h4">
            {texts.grafana}
          </Text>
          <GrafanaAlerts />
        </section>
        <section aria-label={texts.files}>
          <Text element="h2" variant="h4">
            {texts.files}
          </Text>
          <Text element="p" color="secondary">
            {leakscope.length === 0 ? texts.noSource : texts.filesHelp}
          </Text>
          {leakscope.map((source) => (
            <FileAlerts key={source.uid} source={source} />
          ))}
        </section>
      </Stack>
    </AppPage>
  );
}
