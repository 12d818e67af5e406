import type { TimeRange } from '@grafana/data';
import React, { useMemo, useState } from 'react';
import type { LeakPanelOptions } from '../../options';
import type { NodeRow, NodesModel } from '../../read/nodes/nodesModel';
import { CreateAlertLink } from '../../parts/alert/CreateAlertLink';
import { ListView } from '../../parts/list/ListView';
import { useDrillDown } from '../../parts/drill/useDrillDown';
import { BarLegend } from './BarLegend';
import { NodeCard } from './NodeCard';
import { NodeCell } from './NodeCell';
import { NODE_COLUMN_IDS, NODE_COLUMNS } from './nodeColumns';
import { NodeDetail } from './NodeDetail';
import { nodeStrings } from './nodeStrings';
import { splitBar } from './splitBar';

interface NodesViewProps {
  model: NodesModel;
  options: LeakPanelOptions;
  width: number;
  height: number;
  timeRange: TimeRange;
}

/** Nodes in the order of the data source, those in trouble first: how full, with what, until when, and who grows. */
export function NodesView({ model, options, width, height, timeRange }: NodesViewProps) {
  const drillDown = useDrillDown(options.drillDown, timeRange);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const bars = useMemo(() => model.rows.flatMap((row) => splitBar(row) ?? []), [model]);
  // A single node has room for all that is known about it.
  const isOpen = ({ id }: NodeRow) => (model.rows.length === 1) !== toggled.has(id);
  const toggle = ({ id }: NodeRow) => {
    const next = new Set(toggled);
    if (!next.delete(id)) {
      next.add(id);
    }
    setToggled(next);
  };
  return (
    <ListView
      {...{ width, height, namesOf }}
      texts={nodeStrings.list}
      rows={model.rows}
      total={model.totalNodes}
      notices={model.notices}
      action={<CreateAlertLink kind="node-pressure" labels={{}} name="" />}
      columns={NODE_COLUMNS}
      chosen={NODE_COLUMN_IDS}
      sortBy={null}
      pageSize={options.pageSize}
      renderCell={(column, row) => <NodeCell {...{ column, row, toggle }} isOpen={isOpen(row)} />}
      renderCard={(row) => <NodeCard {...{ row, toggle }} isOpen={isOpen(row)} />}
      renderDetail={(row) => (isOpen(row) ? <NodeDetail {...{ row, drillDown }} /> : null)}
      open={toggle}
      footer={bars.length > 0 && <BarLegend bars={bars} />}
    />
  );
}

function namesOf({ cluster, node }: NodeRow): Array<string | null> {
  return [cluster, node];
}
