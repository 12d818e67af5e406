import { textsIn } from '../../engine';
import { Badge, InteractiveTable, type Column } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { NodeSummary } from '../../collect/kubelet/collectSummaries';
import { KUBELET_CHECK_STRINGS } from '../kubelet/kubeletCheckStrings';

interface Row {
  node: string;
  answers: boolean;
  details: string;
}

/** What the kubelet of each node answered. */
export function KubeletCheckTable({ nodes }: { nodes: readonly NodeSummary[] }) {
  const rows = useMemo(() => nodes.map(toRow), [nodes]);
  return <InteractiveTable columns={COLUMNS} data={rows} getRowId={({ node }: Row) => node} pageSize={ROWS_A_PAGE} />;
}

const ROWS_A_PAGE = 25;
const texts = KUBELET_CHECK_STRINGS;

const COLUMNS: Array<Column<Row>> = textsIn('header')([
  { id: 'node', header: texts.columns.node },
  {
    id: 'answers',
    header: texts.columns.state,
    cell: ({ row: { original } }) =>
      original.answers ? (
        <Badge color="green" icon="check" text={texts.answers} />
      ) : (
        <Badge color="red" icon="exclamation-circle" text={texts.fails} />
      ),
  },
  { id: 'details', header: texts.columns.details },
]);

function toRow({ node, summary, failure }: NodeSummary): Row {
  const containers = summary?.pods.reduce((sum, pod) => sum + pod.containers.length, 0) ?? 0;
  return summary
    ? { node, answers: true, details: texts.told(summary.pods.length, containers) }
    : { node, answers: false, details: failure.message };
}
