import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatBytes, formatCount } from '../../../engine';
import { LineSample, type LineLook } from '../../parts/chart/LineSample';
import type { TargetLine } from '../../read/cardinality/cardinalityModel';
import { strings } from '../../strings';
import { cardinalityStrings } from './cardinalityStrings';
import { SmallTable } from '../../parts/SmallTable';

interface LinesLegendProps {
  lines: TargetLine[];
  looks: Record<TargetLine['role'], LineLook>;
}

/** Which line is whose, and the first and last value of each: what the charts say, in figures. */
export function LinesLegend({ lines, looks }: LinesLegendProps) {
  const styles = useStyles2(getStyles);
  const { caption, who, own, replica, series, shortMemory } = cardinalityStrings.chart;
  return (
    <SmallTable
      caption={caption}
      rows={lines}
      columns={[
        {
          title: who,
          wraps: true,
          render: ({ role, name }) => (
            <span className={styles.who}>
              <LineSample look={looks[role]} />
              <span>
                {role === 'target' ? own : replica} <span className={styles.name}>{name}</span>
              </span>
            </span>
          ),
        },
        { title: series, isNumber: true, render: (line) => toEnds(line.series, formatCount) },
        { title: shortMemory, isNumber: true, render: (line) => toEnds(line.memoryBytes, formatBytes) },
      ]}
    />
  );
}

function toEnds(values: Array<number | null> | null, format: (value: number) => string): string {
  const known = (values ?? []).filter((value) => value !== null);
  return known.length === 0
    ? strings.unknown
    : cardinalityStrings.chart.from(format(known[0]), format(known[known.length - 1]));
}

const getStyles = (theme: GrafanaTheme2) => ({
  who: css({ display: 'inline-flex', alignItems: 'baseline', gap: theme.spacing(0.75), svg: { flex: 'none' } }),
  name: css({ color: theme.colors.text.secondary, unicodeBidi: 'isolate' }),
});
