import { locationUtil } from '@grafana/data';
import { Button, LinkButton } from '@grafana/ui';
import React, { useState } from 'react';
import { GRAFANA_PAGES } from '../contract/grafanaNames';
import { FLEET_DASHBOARD_UID } from '../contract/dashboardUids';
import type { IncludedDashboard } from '../contract/includedDashboards';
import { asGrafanaError, type GrafanaError } from './grafana/callGrafana';
import { importDashboards, listMissingDashboards } from './grafana/dashboardStore';
import { readPermissions } from './grafana/readPermissions';
import { SetupStep } from './SetupStep';
import { STRINGS } from './strings';
import { useLoaded, type Loaded } from './useLoaded';

interface Props {
  /** The data sources are there. */
  isNext: boolean;
}

const { dashboard: texts } = STRINGS;

/** The last step: the dashboards are there, or are imported by a click; then the fleet is one click away. */
export function DashboardStep({ isNext }: Props) {
  const [missing, again] = useLoaded(listMissingDashboards);
  const [importing, setImporting] = useState<'no' | 'running' | GrafanaError>('no');
  const [{ whyNotImport }] = useState(readPermissions);
  const lacking = missing.state === 'loaded' ? missing.value : [];
  const isLacking = lacking.length > 0;

  const importAll = async () => {
    setImporting('running');
    try {
      await importDashboards(lacking);
      setImporting('no');
    } catch (error) {
      setImporting(asGrafanaError(error));
    }
    again();
  };

  return (
    <SetupStep
      number={3}
      title={texts.title}
      text={texts.text}
      state={isNext ? 'next' : 'later'}
      status={[
        describeState(missing, isNext),
        isLacking ? whyNotImport : null,
        importing instanceof Error ? texts.importFailed(importing.answer) : null,
      ]}
    >
      {isLacking && whyNotImport === null && (
        <Button
          icon="import"
          variant={isNext ? 'primary' : 'secondary'}
          disabled={importing === 'running'}
          onClick={importAll}
        >
          {importing === 'running' ? texts.importing : texts.importAll}
        </Button>
      )}
      {missing.state === 'failed' && (
        <Button icon="sync" variant="secondary" onClick={again}>
          {texts.again}
        </Button>
      )}
      {!lacking.some(({ uid }) => uid === FLEET_DASHBOARD_UID) && (
        <LinkButton
          variant={isNext && !isLacking ? 'primary' : 'secondary'}
          href={locationUtil.assureBaseUrl(GRAFANA_PAGES.dashboard(FLEET_DASHBOARD_UID))}
        >
          {texts.open}
        </LinkButton>
      )}
    </SetupStep>
  );
}

function describeState(missing: Loaded<IncludedDashboard[]>, isNext: boolean): string {
  switch (missing.state) {
    case 'loading':
      return texts.looking;
    case 'failed':
      return texts.notKnown(missing.error.answer);
    case 'loaded':
      return missing.value.length > 0
        ? texts.missing(missing.value.map(({ name }) => name))
        : isNext
          ? texts.ready
          : texts.waiting;
  }
}
