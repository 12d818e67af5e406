import React, { useMemo } from 'react';
import { formatAge, formatBytes } from '../../../engine';
import { Sparkline } from '../../parts/list/Sparkline';
import { TrendLine } from '../../parts/list/TrendLine';
import type { TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';

interface CourseLineProps {
  row: Pick<TriageRow, 'trend' | 'ageCurve'>;
  widthPx: number;
  heightPx: number;
}

/** Memory by age where lives are short: their course over time shows restarts only. Else the replicas over the window. */
export function CourseLine({ row, widthPx, heightPx }: CourseLineProps) {
  const curve = row.ageCurve ?? null;
  const history = useMemo(
    () => curve && { times: curve.ageSeconds, values: curve.medianBytes, floors: curve.medianBytes },
    [curve]
  );
  if (curve === null) {
    return <TrendLine trend={row.trend} {...{ widthPx, heightPx }} />;
  }
  const oldest = curve.ageSeconds[curve.ageSeconds.length - 1];
  const toLabel = (first: number, last: number) =>
    strings.list.ageLabel(formatBytes(first), formatBytes(last), formatAge(oldest));
  return <Sparkline {...{ history, widthPx, heightPx, toLabel }} />;
}
