import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { formatCount } from '../../../engine';
import type { LeakPanelOptions } from '../../options';
import type { CompareGroup, CompareModel } from '../../read/compare/compareModel';
import { MEMORY_AXES } from '../../parts/chart/chartProps';
import { LineChart } from '../../parts/chart/LineChart';
import { useToggles } from '../../parts/useToggles';
import { useDrillDown } from '../../parts/drill/useDrillDown';
import { SmallTable } from '../../parts/SmallTable';
import { ViewRegion } from '../../parts/ViewRegion';
import { compareStrings } from './compareStrings';
import { FloorLegend } from './FloorLegend';
import { IntervalBar, toScale } from './IntervalBar';
import { listMemberColumns } from './listMemberColumns';
import { toLineClasses } from './toLineClasses';

interface CompareViewProps {
  model: CompareModel;
  options: LeakPanelOptions;
  width: number;
  height: number;
  timeRange: TimeRange;
  timeZone: string;
}

const LEAST_CHART_PX = 120;
const MOST_CHART_PX = 300;
/** Of the panel's height. */
const CHART_SHARE = 0.45;
const BY_AGE = { ...MEMORY_AXES, x: 'age' } as const;

/** Members side by side: what it means, their floors, and the figures behind. */
export function CompareView({ model, options, width, height, timeRange, timeZone }: CompareViewProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const drillDown = useDrillDown(options.drillDown, timeRange);
  const [hidden, toggle] = useToggles();
  const { classes, classOf } = useMemo(() => toLineClasses(model.lines, theme), [model, theme]);
  const shown = useMemo(() => {
    const looks = new Map(classes.map(({ id, look }) => [id, look]));
    return model.lines
      .filter((line) => !hidden.has(classOf(line)))
      .map((line) => ({
        name: compareStrings.line(line.name, line.group),
        look: looks.get(classOf(line))!,
        values: line.bytes,
      }));
  }, [model, hidden, classes, classOf]);

  const { members, groups, lines, sentences, basis } = model;
  const measured = members.filter(({ state }) => state !== 'unknown');
  const growing = measured.filter(({ state }) => state === 'grows').length;
  const [heading = compareStrings.summary(growing, measured.length), ...others] = sentences;
  const scale = toScale([...members, ...groups].map(({ slope }) => slope));
  const caps = [
    ...(model.totalMembers !== null && model.totalMembers > members.length
      ? [compareStrings.showing(members.length, model.totalMembers)]
      : []),
    ...(lines.length < members.length && lines.length > 0
      ? [compareStrings.firstLines(lines.length, members.length)]
      : []),
  ];
  return (
    <ViewRegion label={compareStrings.title(model.workload)} notices={model.notices} {...{ heading, width, height }}>
      {others.map((sentence, index) => (
        <p key={index} className={styles.sentence}>
          {sentence}
        </p>
      ))}
      <p className={styles.basis}>
        {[...(model.workload === null ? [] : [model.workload]), compareStrings.basis[basis], ...caps].join(' · ')}
      </p>
      {lines.length > 0 && (
        <>
          <LineChart
            positions={model.positions}
            lines={shown}
            axes={basis === 'age' ? BY_AGE : MEMORY_AXES}
            label={compareStrings.chartLabel(shown.length)}
            timeZone={timeZone}
            widthPx={width}
            heightPx={Math.min(MOST_CHART_PX, Math.max(LEAST_CHART_PX, height * CHART_SHARE))}
          />
          <FloorLegend {...{ classes, hidden }} onToggle={toggle} />
        </>
      )}
      {groups.length > 1 && (
        <SmallTable caption={compareStrings.groups.caption} columns={listGroupColumns(scale)} rows={groups} />
      )}
      <SmallTable
        caption={compareStrings.members.caption}
        columns={listMemberColumns(members, { scale, drillDown, timeZone })}
        rows={members}
      />
    </ViewRegion>
  );
}

function listGroupColumns(scale: { from: number; to: number }) {
  const { group, growing, slope, of, against, apart, notApart } = compareStrings.groups;
  const toName = (name: string | null) => name ?? compareStrings.noGroup;
  return [
    {
      title: group,
      render: (row: CompareGroup) =>
        row.differs === null ? toName(row.group) : against(toName(row.group), toName(row.other)),
    },
    { title: slope, render: (row: CompareGroup) => <IntervalBar interval={row.slope} scale={scale} /> },
    {
      title: growing,
      render: (row: CompareGroup) =>
        row.differs === null ? of(formatCount(row.growing), formatCount(row.members)) : row.differs ? apart : notApart,
    },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  sentence: css({ ...theme.typography.bodySmall, margin: 0, overflowWrap: 'anywhere' }),
  basis: css({
    ...theme.typography.bodySmall,
    margin: 0,
    color: theme.colors.text.secondary,
    overflowWrap: 'anywhere',
  }),
});
