import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { formatAge, formatBytes } from '../../../engine';
import type { LeakPanelOptions } from '../../options';
import { MEMORY_AXES } from '../../parts/chart/chartProps';
import { LineChart } from '../../parts/chart/LineChart';
import { useDrillDown } from '../../parts/drill/useDrillDown';
import { SmallTable } from '../../parts/SmallTable';
import { ViewRegion } from '../../parts/ViewRegion';
import { capText } from '../../parts/words/capText';
import { PANEL_LIMITS } from '../../panelLimits';
import type { WorkloadModel } from '../../read/workload/workloadModel';
import { strings } from '../../strings';
import { AgeLegend } from './AgeLegend';
import { listLifeColumns } from './listLifeColumns';
import { summarizeVersions, type VersionSummary } from './summarizeVersions';
import { toAgeLines } from './toAgeLines';
import { toReplicaLines } from './toReplicaLines';
import { workloadStrings } from './workloadStrings';

interface WorkloadViewProps {
  model: WorkloadModel;
  options: LeakPanelOptions;
  width: number;
  height: number;
  timeRange: TimeRange;
  timeZone: string;
}

const CHART_PX = 260;
const REPLICAS_PX = 150;
const BY_AGE = { ...MEMORY_AXES, x: 'age' } as const;

/** A workload over the lives of its pods: what they say, memory by age, replicas over time, versions and lives. */
export function WorkloadView({ model, options, width, height, timeRange, timeZone }: WorkloadViewProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const drillDown = useDrillDown(options.drillDown, timeRange);
  const byAge = useMemo(() => toAgeLines(model, theme), [model, theme]);
  const overTime = useMemo(() => toReplicaLines(model, theme), [model, theme]);
  const versions = useMemo(() => summarizeVersions(model.lives), [model]);
  const { lives, sentences, replicas } = model;
  const [heading = workloadStrings.nothing, ...others] = sentences;
  const shown = lives.slice(0, PANEL_LIMITS.shownLives.value);
  const present = lives.filter(({ end }) => end === 'running').length;
  const facts = [
    ...(model.workload === null ? [] : [capText(model.workload)]),
    ...(model.container === null ? [] : [workloadStrings.container(capText(model.container))]),
    workloadStrings.lives(lives.length, present),
    ...(model.isKnown === false ? [workloadStrings.guessed] : []),
  ];
  return (
    <ViewRegion label={workloadStrings.title(model.workload)} notices={model.notices} {...{ heading, width, height }}>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      {others.map((sentence, index) => (
        <p key={index} className={styles.sentence}>
          {sentence}
        </p>
      ))}
      {byAge.lines.length > 0 && (
        <>
          <h4 className={styles.title}>{workloadStrings.ages.title}</h4>
          <LineChart
            {...{ timeZone, positions: byAge.positions, lines: byAge.lines }}
            axes={BY_AGE}
            label={workloadStrings.ages.chart(lives.length, byAge.versions.length)}
            widthPx={width}
            heightPx={CHART_PX}
          />
          <AgeLegend versions={byAge.versions} hasLimit={model.limitBytes !== null} lives={lives} />
        </>
      )}
      {replicas.timesSeconds.length > 1 && (
        <>
          <h4 className={styles.title}>{workloadStrings.replicas.title}</h4>
          <LineChart
            {...{ timeZone, positions: replicas.timesSeconds, lines: overTime }}
            axes={MEMORY_AXES}
            label={workloadStrings.replicas.chart}
            widthPx={width}
            heightPx={REPLICAS_PX}
          />
        </>
      )}
      {versions.length > 0 && (
        <SmallTable caption={workloadStrings.versions.caption} columns={listVersionColumns(timeZone)} rows={versions} />
      )}
      {shown.length > 0 && (
        <SmallTable
          caption={workloadStrings.table.caption}
          columns={listLifeColumns(shown, { drillDown, timeZone })}
          rows={shown}
        />
      )}
      {shown.length < lives.length && (
        <p className={styles.facts}>{workloadStrings.table.first(shown.length, lives.length)}</p>
      )}
    </ViewRegion>
  );
}

function listVersionColumns(timeZone: string) {
  const { versions: texts, unknownVersion } = workloadStrings;
  return [
    {
      title: texts.version,
      render: ({ version }: VersionSummary) => (version === null ? unknownVersion : capText(version)),
    },
    { title: texts.first, render: (row: VersionSummary) => dateTimeFormat(row.firstSeconds * 1000, { timeZone }) },
    { title: texts.lives, render: (row: VersionSummary) => row.lives },
    { title: texts.present, render: (row: VersionSummary) => row.present },
    { title: texts.kills, render: (row: VersionSummary) => row.kills },
    {
      title: texts.killAge,
      render: ({ killAgeSeconds }: VersionSummary) =>
        killAgeSeconds === null ? strings.unknown : formatAge(killAgeSeconds),
    },
    { title: texts.highest, render: (row: VersionSummary) => formatBytes(row.peakBytes) },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ ...theme.typography.bodySmall, margin: 0, color: theme.colors.text.secondary }),
  sentence: css({ ...theme.typography.bodySmall, margin: 0, overflowWrap: 'anywhere' }),
  facts: css({
    ...theme.typography.bodySmall,
    margin: 0,
    color: theme.colors.text.secondary,
    overflowWrap: 'anywhere',
  }),
});
