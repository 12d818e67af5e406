import { locationUtil } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import React, { useState } from 'react';
import { GRAFANA_PAGES } from '../contract/grafanaNames';
import { DATASOURCE_ID } from '../contract/ids';
import { AppPage } from './AppPage';
import { DashboardStep } from './DashboardStep';
import { findDatasources } from './findDatasources';
import { SetupStep } from './SetupStep';
import { STRINGS } from './strings';

/** What to do to see the first picture, with what is done already. */
export function SetupPage() {
  const [{ prometheus, leakscope }] = useState(findDatasources);
  const hasPrometheus = prometheus.length > 0;
  const hasLeakscope = leakscope.length > 0;
  const names = (list: ReadonlyArray<{ name: string }>) => list.map(({ name }) => name);

  return (
    <AppPage page="setup" subtitle={STRINGS.subtitle}>
      <ol>
        <SetupStep
          number={1}
          title={STRINGS.prometheus.title}
          text={STRINGS.prometheus.text}
          state={hasPrometheus ? 'done' : 'next'}
          status={[hasPrometheus ? STRINGS.prometheus.found(names(prometheus)) : STRINGS.prometheus.missing]}
        >
          <LinkButton
            variant={hasPrometheus ? 'secondary' : 'primary'}
            href={toHref(GRAFANA_PAGES.addDatasource('prometheus'))}
          >
            {STRINGS.prometheus.add}
          </LinkButton>
        </SetupStep>
        <SetupStep
          number={2}
          title={STRINGS.leakscope.title}
          text={STRINGS.leakscope.text}
          state={hasLeakscope ? 'done' : hasPrometheus ? 'next' : 'later'}
          status={[hasLeakscope ? STRINGS.leakscope.found(names(leakscope)) : STRINGS.leakscope.missing]}
        >
          {leakscope.map(({ uid, name }) => (
            <LinkButton key={uid} variant="secondary" href={toHref(GRAFANA_PAGES.editDatasource(uid))}>
              {STRINGS.leakscope.check(name)}
            </LinkButton>
          ))}
          {!hasLeakscope && (
            <LinkButton
              variant={hasPrometheus ? 'primary' : 'secondary'}
              href={toHref(GRAFANA_PAGES.addDatasource(DATASOURCE_ID))}
            >
              {STRINGS.leakscope.add}
            </LinkButton>
          )}
        </SetupStep>
        <DashboardStep isNext={hasPrometheus && hasLeakscope} />
      </ol>
    </AppPage>
  );
}

/** Grafana may be served below a path. */
function toHref(path: string): string {
  return locationUtil.assureBaseUrl(path);
}
