import type { TimeRange } from '@grafana/data';
import React, { useState } from 'react';
import type { LeakPanelOptions } from '../../options';
import type { TriageModel, TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';
import { CreateAlertLink } from '../../parts/alert/CreateAlertLink';
import { DiagnosisCard } from '../../parts/diagnosis/DiagnosisCard';
import { DiagnosisView } from '../../parts/diagnosis/DiagnosisView';
import { ListView } from '../../parts/list/ListView';
import { COLUMNS } from './columns';
import { TriageCard } from './TriageCard';
import { TriageCell } from './TriageCell';
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
    return <DiagnosisView row={rows[0]} {...{ notices, drillDown, width, height, nowSeconds, timeZone }} />;
  }
  const expansion = {
    isOpen: ({ id }: TriageRow) => id === openId,
    toggle: (row: TriageRow) => setOpenId(row.id === openId || row.diagnosis === null ? null : row.id),
  };
  return (
    <ListView
      {...{ width, height, namesOf }}
      texts={strings.triage}
      rows={rows}
      total={model.totalContainers}
      remark={model.ranksByScore ? undefined : strings.triage.byGrowth}
      notices={notices}
      action={<CreateAlertLink kind="leak" labels={{}} name="" />}
      columns={COLUMNS}
      chosen={options.columns}
      sortBy={options.sortBy}
      pageSize={options.pageSize}
      renderCell={(column, row) => <TriageCell {...{ column, row, drillDown, nowSeconds, timeZone, expansion }} />}
      renderCard={(row) => <TriageCard {...{ row, drillDown, expansion }} widthPx={width} />}
      renderDetail={(row) =>
        row.id === openId ? <DiagnosisCard {...{ row, drillDown, nowSeconds, timeZone }} widthPx={width} /> : null
      }
      open={drillDown.open}
      toggle={expansion.toggle}
    />
  );
}

function namesOf({ key }: TriageRow): Array<string | null> {
  return [key.cluster, key.namespace, key.pod, key.container];
}
