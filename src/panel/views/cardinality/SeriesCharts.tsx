import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { capText } from '../../parts/words/capText';
import type { CardinalityRow, TargetLines } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { MEMORY_AXES } from '../../parts/chart/chartProps';
import { LineChart, type NamedLine } from '../../parts/chart/LineChart';
import { LinesLegend } from './LinesLegend';
import { Section } from './Section';
import { toLineLooks } from './toLineLooks';

interface SeriesChartsProps {
  row: CardinalityRow;
  widthPx: number;
  timeZone: string;
}

const SERIES_PX = 132;
const MEMORY_PX = 128;
const SERIES_ALONE = { x: 'clock', hasTimes: true, y: 'count' } as const;
const SERIES_ABOVE = { ...SERIES_ALONE, hasTimes: false };

/** Series of the target against its quiet replicas, and the memory of their containers under it, on one time axis. */
export function SeriesCharts({ row, widthPx, timeZone }: SeriesChartsProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const looks = useMemo(() => toLineLooks(theme), [theme]);
  const { title, series, memory, label, noMemory, noReplica } = cardinalityStrings.chart;
  const drawn = useMemo(() => row.lines ?? toOwnLine(row), [row]);
  const charts = useMemo(() => drawn && toCharts(drawn, looks), [drawn, looks]);
  if (drawn === null || charts === null) {
    return <Section title={title}>{cardinalityStrings.kinds.unknown.meaning}</Section>;
  }
  const { timesSeconds, lines } = drawn;
  const replicas = lines.filter(({ role }) => role === 'replica').length;
  const hasMemory = lines.some(({ memoryBytes }) => memoryBytes?.some((bytes) => bytes !== null));
  const shared = { positions: timesSeconds, widthPx, timeZone };
  return (
    <Section title={title}>
      <div className={styles.caption}>{series}</div>
      <LineChart
        {...shared}
        axes={hasMemory ? SERIES_ABOVE : SERIES_ALONE}
        lines={charts.series}
        label={label(series, replicas)}
        heightPx={SERIES_PX}
      />
      {hasMemory ? (
        <>
          <div className={styles.caption}>{memory}</div>
          <LineChart
            {...shared}
            axes={MEMORY_AXES}
            lines={charts.memory}
            label={label(memory, replicas)}
            heightPx={MEMORY_PX}
          />
        </>
      ) : (
        row.lines !== null && <p className={styles.note}>{noMemory}</p>
      )}
      {row.lines !== null && <LinesLegend lines={lines} looks={looks} />}
      {row.lines !== null && replicas === 0 && <p className={styles.note}>{noReplica}</p>}
    </Section>
  );
}

function toCharts(
  { lines }: TargetLines,
  looks: ReturnType<typeof toLineLooks>
): { series: NamedLine[]; memory: NamedLine[] } {
  const linesOf = (measure: 'series' | 'memoryBytes') =>
    lines.flatMap((line) => {
      const values = line[measure];
      return values === null ? [] : [{ name: line.name, look: looks[line.role], values }];
    });
  return { series: linesOf('series'), memory: linesOf('memoryBytes') };
}

/** The list has the series of every target, and so there is a line before it was looked into. */
function toOwnLine({ id, trend, instance }: CardinalityRow): TargetLines | null {
  return (
    trend && {
      timesSeconds: trend.timesSeconds,
      lines: [{ role: 'target', id, name: capText(instance), series: trend.series, memoryBytes: null }],
    }
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  caption: css({ color: theme.colors.text.secondary }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
});
