import { locationUtil } from '@grafana/data';
import { Alert, LinkButton, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { GRAFANA_PAGES } from '../../contract/grafanaNames';
import { DATASOURCE_ID } from '../../contract/ids';
import { AppPage } from '../AppPage';
import { APP_PATHS } from '../appPaths';
import { findSources } from '../findSources';
import { PathLink } from '../PathLink';
import { findLinkSource } from './findLinkSource';
import { readDiagnoseLink } from './readDiagnoseLink';
import { toDashboardPath } from './toDashboardPath';
import { wayStrings as texts } from './wayStrings';

/** Where every way in leads: on to the dashboard, so that the browser's own way back leads to where people came from. */
export function DiagnosePage() {
  const { search } = useLocation();
  const link = readDiagnoseLink(search);
  const [found] = useState(() => findLinkSource(link.datasourceUid));
  if (found.kind === 'none') {
    return <Navigate to={APP_PATHS.setup} replace />;
  }
  if (found.kind === 'found') {
    return <Navigate to={toDashboardPath(link, found.source)} replace />;
  }
  return (
    <AppPage page="now" below={texts.title} subtitle={texts.subtitle}>
      <Alert severity="info" title={texts.unlinked(found.prometheus)}>
        <p>{texts.unlinkedHelp}</p>
        <Stack direction="row" gap={1} wrap="wrap">
          <LinkButton href={locationUtil.assureBaseUrl(GRAFANA_PAGES.addDatasource(DATASOURCE_ID))}>
            {texts.add}
          </LinkButton>
          {findSources()
            .filter(({ isLeakscope }) => isLeakscope)
            .map((source) => (
              <PathLink key={source.uid} icon="arrow-right" path={toDashboardPath(link, source)}>
                {texts.others(source.name)}
              </PathLink>
            ))}
        </Stack>
      </Alert>
    </AppPage>
  );
}
