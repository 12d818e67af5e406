import { locationUtil } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import React, { useState } from 'react';
import { DATASOURCE_ID, FLEET_DASHBOARD_UID } from '../contract/ids';
import { AppPage } from './AppPage';
import { findDatasources } from './findDatasources';
import { SetupStep } from './SetupStep';
import { STRINGS } from './strings';

type Named = ReturnType<typeof findDatasources>['leakscope'];

/** What to do to see the first picture, with what is done already. */
export function SetupPage() {
  const [{ prometheus, leakscope }] = useState(findDatasources);
  const hasPrometheus = prometheus.length > 0;
  return (
    <AppPage page="setup" subtitle={STRINGS.subtitle}>
      <ol>
        <PrometheusStep names={toNames(prometheus)} />
        <LeakscopeStep {...{ leakscope, hasPrometheus }} />
        <DashboardStep isReady={hasPrometheus && leakscope.length > 0} />
      </ol>
    </AppPage>
  );
}

function PrometheusStep({ names }: { names: string[] }) {
  const { title, text, found, missing, add } = STRINGS.prometheus;
  const isDone = names.length > 0;
  return (
    <SetupStep
      {...{ title, text }}
      number={1}
      state={isDone ? 'done' : 'next'}
      status={isDone ? found(names) : missing}
    >
      <LinkButton variant={isDone ? 'secondary' : 'primary'} href={toHref('/connections/datasources/prometheus')}>
        {add}
      </LinkButton>
    </SetupStep>
  );
}

function LeakscopeStep({ leakscope, hasPrometheus }: { leakscope: Named; hasPrometheus: boolean }) {
  const { title, text, found, missing, check, add } = STRINGS.leakscope;
  const isDone = leakscope.length > 0;
  return (
    <SetupStep
      {...{ title, text }}
      number={2}
      state={isDone ? 'done' : hasPrometheus ? 'next' : 'later'}
      status={isDone ? found(toNames(leakscope)) : missing}
    >
      {leakscope.map(({ uid, name }) => (
        <LinkButton
          key={uid}
          variant="secondary"
          href={toHref(`/connections/datasources/edit/${encodeURIComponent(uid)}`)}
        >
          {check(name)}
        </LinkButton>
      ))}
      {!isDone && (
        <LinkButton
          variant={hasPrometheus ? 'primary' : 'secondary'}
          href={toHref(`/connections/datasources/${DATASOURCE_ID}`)}
        >
          {add}
        </LinkButton>
      )}
    </SetupStep>
  );
}

function DashboardStep({ isReady }: { isReady: boolean }) {
  const { title, text, ready, waiting, open } = STRINGS.dashboard;
  return (
    <SetupStep {...{ title, text }} number={3} state={isReady ? 'next' : 'later'} status={isReady ? ready : waiting}>
      <LinkButton variant={isReady ? 'primary' : 'secondary'} href={toHref(`/d/${FLEET_DASHBOARD_UID}`)}>
        {open}
      </LinkButton>
    </SetupStep>
  );
}

const toNames = (list: ReadonlyArray<{ name: string }>) => list.map(({ name }) => name);

/** Grafana may be served below a path. */
function toHref(path: string): string {
  return locationUtil.assureBaseUrl(path);
}
