import { css } from '@emotion/css';
import { dateTimeFormat, rangeUtil, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { RECORDING_PATH, readMoments } from '../../contract/alertLink';
import { buildDashboardPath } from '../../contract/buildDashboardPath';
import { DEFAULT_DRILL } from '../../contract/query';
import { CARDINALITY_DASHBOARD_UID, FLEET_DASHBOARD_UID, NODES_DASHBOARD_UID } from '../../contract/dashboardUids';
import { GIVEN, toRange } from '../alerts/toAlertQuestion';
import { Scrolled } from '../alerts/Sized';
import { AppPage } from '../AppPage';
import { APP_LIMITS } from '../appLimits';
import { APP_PATHS } from '../appPaths';
import { chooseSource, findSources, type Source } from '../findSources';
import type { Question } from '../grafana/useLeakscopeQuery';
import { AlertsTopic } from './AlertsTopic';
import { ChangedTopic } from './ChangedTopic';
import { NowSection } from './NowSection';
import { nowStrings as texts } from './nowStrings';
import type { Shown } from './shown';
import { toMetricLines } from './toMetricLines';
import { toNodeLines } from './toNodeLines';
import { toRecordingRead } from './toRecordingRead';
import { toWorkloadLines } from './toWorkloadLines';
import { useTopic } from './useTopic';

/** As much as the dashboards show first. */
const DEFAULT_MOMENTS = { from: 'now-42h', to: 'now' };
const WORKLOADS: Question = { queryType: 'leaks', scope: {}, top: APP_LIMITS.nowWorkloads.value };
const NODES: Question = { queryType: 'nodes', scope: {} };
const METRICS: Question = {
  queryType: 'cardinality',
  scope: {},
  top: APP_LIMITS.nowTargets.value,
  drill: DEFAULT_DRILL,
};
const RECORDING: Question = { queryType: 'recording', scope: {} };

/** What needs somebody now: the page for the night. Where Leakscope is not set up, that comes first. */
export function NowPage() {
  const { search } = useLocation();
  const [sources] = useState(() => findSources().filter(({ isLeakscope }) => isLeakscope));
  const source = chooseSource(sources, new URLSearchParams(search).get('ds') ?? undefined);
  return source === null ? (
    <Navigate to={APP_PATHS.setup} replace />
  ) : (
    <AppPage page="now" subtitle={texts.subtitle}>
      <Topics key={`${source.uid} ${search}`} source={source} sources={sources} search={search} />
    </AppPage>
  );
}

interface Props {
  source: Source;
  sources: readonly Source[];
  search: string;
}

function Topics({ source, sources, search }: Props) {
  const styles = useStyles2(getStyles);
  // A new look is a new range: "now" has moved on.
  const [range, setRange] = useState(() => toShownRange(search));
  const shown = useMemo(
    (): Shown => ({
      uid: source.uid,
      atSeconds: range.to.valueOf() / 1000,
      moments: { from: toMoment(range.raw.from), to: toMoment(range.raw.to) },
    }),
    [source.uid, range]
  );
  const workloads = useTopic(WORKLOADS, range, shown, toWorkloadLines);
  const nodes = useTopic(NODES, range, shown, toNodeLines);
  const metrics = useTopic(METRICS, range, shown, toMetricLines);
  const recording = useTopic(RECORDING, range, shown, toRecordingRead);
  const dashboard = (uid: string) =>
    buildDashboardPath({ uid, variables: { datasource: source.uid }, ...shown.moments });
  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        {sources.length > 1 && (
          <Scrolled>
            <RadioButtonGroup
              aria-label={texts.source}
              size="sm"
              value={source.uid}
              options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
              onChange={(uid) => locationService.partial({ ds: uid })}
            />
          </Scrolled>
        )}
        <span>{texts.lookedAt(dateTimeFormat(range.to))}</span>
        <Button size="sm" variant="secondary" icon="sync" onClick={() => setRange(toShownRange(search))}>
          {texts.again}
        </Button>
      </div>
      <div className={styles.columns}>
        <NowSection
          title={texts.workloads.title}
          more={{ title: texts.workloads.open, path: dashboard(FLEET_DASHBOARD_UID) }}
          again={workloads.again}
          {...workloads.topic}
        />
        <div className={styles.stack}>
          {workloads.topic.state === 'done' && workloads.frames.length > 0 && (
            <ChangedTopic
              question={WORKLOADS}
              range={range}
              shown={shown}
              today={workloads.frames}
              path={dashboard(FLEET_DASHBOARD_UID)}
            />
          )}
          <NowSection
            title={texts.nodes.title}
            more={{ title: texts.nodes.open, path: dashboard(NODES_DASHBOARD_UID) }}
            again={nodes.again}
            {...nodes.topic}
          />
          <NowSection
            title={texts.metrics.title}
            more={{ title: texts.metrics.open, path: dashboard(CARDINALITY_DASHBOARD_UID) }}
            again={metrics.again}
            {...metrics.topic}
          />
          <AlertsTopic recorded={recording.frames} />
          <NowSection
            title={texts.recording.title}
            more={{ title: texts.recording.open, path: RECORDING_PATH }}
            again={recording.again}
            {...recording.topic}
          />
        </div>
      </div>
    </div>
  );
}

function toShownRange(search: string): TimeRange {
  const moments = readMoments(search);
  return moments === null ? rangeUtil.convertRawToRange(DEFAULT_MOMENTS) : toRange(GIVEN, moments);
}

/** As an address writes it. */
function toMoment(raw: TimeRange['raw']['from']): string {
  const isDate = typeof raw !== 'string' || !raw.startsWith('now');
  return isDate ? String(new Date(raw.valueOf()).getTime()) : raw;
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  }),
  // On a wide screen all topics are in sight at once; on a phone what is most urgent comes first.
  columns: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 520px), 1fr))',
    alignItems: 'start',
    gap: theme.spacing(2),
    '& > *': { minWidth: 0 },
  }),
  stack: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    color: theme.colors.text.secondary,
  }),
});
