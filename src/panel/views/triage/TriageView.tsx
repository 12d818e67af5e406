import type { TimeRange } from '@grafana/data';
import React, { useState } from 'react';
import type { LeakPanelOptions } from '../../options';
import type { FleetCounts } from '../../../engine';
import type { TriageModel, TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';
import { CreateAlertLink } from '../../parts/alert/CreateAlertLink';
import { LATER_DIAGNOSIS } from '../../parts/diagnosis/laterDiagnosis';
import { ListView, type ListTexts } from '../../parts/list/ListView';
import { COLUMNS } from './columns';
import { ReplicaList } from './ReplicaList';
import { TriageCard } from './TriageCard';
import { TriageCell } from './TriageCell';
import { WorkloadLink } from '../../parts/drill/WorkloadLink';
import { useDrillDown } from '../../parts/drill/useDrillDown';

interface TriageViewProps {
  model: TriageModel;
  options: LeakPanelOptions;
  width: number;
  height: number;
  timeRange: TimeRange;
  timeZone: string;
}

/** Ranked containers: filter, sort, page through, open one. A single one is shown with its diagnosis at once. */
export function TriageView({ model, options, width, height, timeRange, timeZone }: TriageViewProps) {
  const drillDown = useDrillDown(options.drillDown, timeRange);
  const nowSeconds = timeRange.to.valueOf() / 1000;
  const [openId, setOpenId] = useState<string | null>(null);
  const { rows, notices } = model;
  if (rows.length === 1 && (model.totalContainers ?? 1) === 1 && rows[0].diagnosis !== null) {
    return <LATER_DIAGNOSIS.view row={rows[0]} {...{ notices, drillDown, width, height, nowSeconds, timeZone }} />;
  }
  const expansion = {
    isOpen: ({ id }: TriageRow) => id === openId,
    toggle: (row: TriageRow) => setOpenId(row.id === openId || row.diagnosis === null ? null : row.id),
  };
  return (
    <ListView
      {...{ width, height, namesOf }}
      texts={model.fleet ? toFleetTexts(model.fleet) : strings.triage}
      rows={rows}
      total={model.fleet ? null : model.totalContainers}
      remark={toRemark(model)}
      notices={notices}
      action={<CreateAlertLink kind="leak" labels={{}} name="" />}
      columns={COLUMNS}
      chosen={options.columns}
      sortBy={options.sortBy}
      pageSize={options.pageSize}
      renderCell={(column, row) => <TriageCell {...{ column, row, drillDown, nowSeconds, timeZone, expansion }} />}
      renderCard={(row) => <TriageCard {...{ row, drillDown, expansion }} widthPx={width} />}
      renderDetail={(row) =>
        row.id === openId ? (
          <>
            <LATER_DIAGNOSIS.card {...{ row, drillDown, nowSeconds, timeZone }} widthPx={width} />
            {row.group && (
              <>
                <WorkloadLink name={row.group.name} href={drillDown.toWorkloadHref(row.group.name, row)} />
                <ReplicaList replicas={row.group.replicas} drillDown={drillDown} />
              </>
            )}
          </>
        ) : null
      }
      open={drillDown.open}
      toggle={expansion.toggle}
    />
  );
}

function toRemark({ fleet, ranksByScore, totalContainers }: TriageModel): string | undefined {
  if (fleet !== null && totalContainers !== null) {
    return strings.triage.all(totalContainers);
  }
  return ranksByScore ? undefined : strings.triage.byGrowth;
}

/** Of workloads the count says who needs somebody. */
function toFleetTexts(fleet: FleetCounts): ListTexts {
  const sentence = () => strings.triage.fleet(fleet);
  return { ...strings.triage, all: sentence, showing: sentence, matching: strings.triage.fleetMatching };
}

/** What needs somebody can be typed as well ("killed", "ends today"), and nodes, and labels ("team=pay"). */
function namesOf({ key, group, urgency, node, labels }: TriageRow): Array<string | null> {
  const pods = group?.replicas.map((replica) => replica.key.pod) ?? [key.pod];
  const nodes = group?.replicas.map((replica) => replica.node) ?? [node];
  const words = urgency && strings.triage.urgency[urgency];
  return [
    key.cluster,
    key.namespace,
    ...pods,
    key.container,
    group?.name ?? null,
    group?.kind ?? null,
    words,
    ...nodes,
    labels,
  ];
}
