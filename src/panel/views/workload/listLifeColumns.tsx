import { dateTimeFormat } from '@grafana/data';
import React from 'react';
import { formatAge, formatBytes, formatHours } from '../../../engine';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';
import type { SmallColumn } from '../../parts/SmallTable';
import { capText } from '../../parts/words/capText';
import type { WorkloadLife } from '../../read/workload/workloadModel';
import { strings } from '../../strings';
import { workloadStrings } from './workloadStrings';

interface Context {
  drillDown: DrillDownActions;
  timeZone: string;
}

/** Columns of the lives. What is not known of any life has no column. */
export function listLifeColumns(
  lives: readonly WorkloadLife[],
  { drillDown, timeZone }: Context
): Array<SmallColumn<WorkloadLife>> {
  const { table: texts, ends } = workloadStrings;
  const isKnown = (value: (life: WorkloadLife) => unknown) => lives.some((life) => value(life) !== null);
  const columns: Array<SmallColumn<WorkloadLife> & { isShown?: boolean }> = [
    { title: texts.pod, render: (life) => <PodName {...{ life, drillDown }} /> },
    { title: texts.end, render: ({ end }) => ends[end] },
    {
      title: texts.kill,
      help: texts.killHelp,
      isShown: isKnown(({ killSeconds }) => killSeconds),
      render: ({ killSeconds }) =>
        killSeconds === null
          ? strings.unknown
          : texts.killIn(toHours(killSeconds.mid), toHours(killSeconds.low), toHours(killSeconds.high)),
    },
    {
      title: texts.leaks,
      isShown: isKnown(({ leaks }) => leaks),
      render: ({ leaks }) => (leaks === null ? strings.unknown : leaks ? texts.yes : texts.no),
    },
    { title: texts.age, render: ({ ageSeconds }) => formatAge(ageSeconds) },
    { title: texts.floor, render: ({ lastBytes }) => formatBytes(lastBytes) },
    { title: texts.highest, render: ({ peakBytes }) => formatBytes(peakBytes) },
    { title: texts.started, render: ({ startSeconds }) => dateTimeFormat(startSeconds * 1000, { timeZone }) },
    {
      title: texts.version,
      isShown: isKnown(({ version }) => version),
      render: ({ version }) => (version === null ? strings.unknown : capText(version)),
    },
    {
      title: texts.node,
      isShown: isKnown(({ node }) => node),
      render: ({ node }) => (node === null ? strings.unknown : capText(node)),
    },
    {
      title: texts.labels,
      isShown: isKnown(({ labels }) => labels),
      render: ({ labels }) => (labels === null ? strings.unknown : capText(labels)),
    },
  ];
  return columns.filter(({ isShown = true }) => isShown);
}

const toHours = (seconds: number | null) => (seconds === null ? strings.unknown : formatHours(seconds));

/** A pod leads to the page of its container. */
function PodName({ life, drillDown }: { life: WorkloadLife; drillDown: DrillDownActions }) {
  const href = drillDown.toHref(life);
  const name = capText(life.key.pod);
  if (href === null) {
    return <>{name}</>;
  }
  const openHere = (event: React.MouseEvent) => {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      drillDown.open?.(life);
    }
  };
  return (
    <a href={href} onClick={openHere}>
      {name}
    </a>
  );
}
