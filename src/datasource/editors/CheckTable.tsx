import { textsIn } from '../../engine';
import { Badge, InteractiveTable, type Column } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { MetricPresence, Probe } from '../../collect/sources/probe';
import { CHECK_STRINGS } from '../check/checkStrings';

interface Row {
  what: string;
  found: string;
  state: 'present' | 'missing' | 'missing-required';
  purpose: string;
}

/** What a check found, row by row: facts about the store first, then each metric and what it is for. */
export function CheckTable({ result }: { result: Probe }) {
  const rows = useMemo(() => [...toFacts(result), ...result.metrics.map(toMetricRow)], [result]);
  return <InteractiveTable columns={COLUMNS} data={rows} getRowId={({ what }: Row) => what} />;
}

const BADGES = {
  present: { color: 'green', icon: 'check' },
  missing: { color: 'orange', icon: 'minus-circle' },
  'missing-required': { color: 'red', icon: 'exclamation-circle' },
} as const;

const COLUMNS: Array<Column<Row>> = textsIn('header')([
  { id: 'what', header: CHECK_STRINGS.columns.what },
  {
    id: 'found',
    header: CHECK_STRINGS.columns.found,
    cell: ({ row: { original } }) => <Badge {...BADGES[original.state]} text={original.found} />,
  },
  { id: 'purpose', header: CHECK_STRINGS.columns.purpose },
]);

function toMetricRow({ metric, series, purpose, required }: MetricPresence): Row {
  const texts = CHECK_STRINGS;
  if (series > 0) {
    return { what: metric, found: texts.present(series), state: 'present', purpose };
  }
  return required
    ? { what: metric, found: texts.missingRequired, state: 'missing-required', purpose }
    : { what: metric, found: texts.missing, state: 'missing', purpose };
}

function toFacts(result: Probe): Row[] {
  const { facts, unknown, known, seconds, historyOf } = CHECK_STRINGS;
  const { containers, scrapeIntervalSeconds, historySeconds, wantedHistorySeconds } = result;
  const row = ({ what, purpose }: { what: string; purpose: string }, found: string | null): Row =>
    found === null ? { what, purpose, found: unknown, state: 'missing' } : { what, purpose, found, state: 'present' };
  return [
    { ...row(facts.containers, String(containers)), state: containers > 0 ? 'present' : 'missing-required' },
    row(facts.interval, scrapeIntervalSeconds === null ? null : seconds(scrapeIntervalSeconds)),
    {
      ...row(facts.history, historySeconds === null ? null : historyOf(historySeconds, wantedHistorySeconds)),
      state: historySeconds !== null && historySeconds >= wantedHistorySeconds ? 'present' : 'missing',
    },
    row(facts.limits, result.limitsKnown ? known : null),
    row(facts.restarts, result.restartsKnown ? known : null),
    row(facts.cpus, result.nodeCpusKnown ? known : null),
  ];
}
