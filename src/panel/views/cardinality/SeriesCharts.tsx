import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { formatCount, formatRoundBytes } from '../../../engine';
import { capText } from '../../parts/words/capText';
import type { CardinalityRow, TargetLines } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { LinesLegend } from './LinesLegend';
import { Section } from './Section';
import { TimeChart } from './TimeChart';
import { toLineLooks } from './toLineLooks';

interface SeriesChartsProps {
  row: CardinalityRow;
  widthPx: number;
  timeZone: string;
}

const SERIES_PX = 132;
const MEMORY_PX = 128;

/** Series of the target against its quiet replicas, and the memory of their containers under it, on one time axis. */
export function SeriesCharts({ row, widthPx, timeZone }: SeriesChartsProps) {
  const styles = useStyles2(getStyles);
  const looks = toLineLooks(useTheme2());
  const { title, series, memory, label, noMemory, noReplica } = cardinalityStrings.chart;
  const drawn = row.lines ?? toOwnLine(row);
  if (drawn === null) {
    return <Section title={title}>{cardinalityStrings.kinds.unknown.meaning}</Section>;
  }
  const { timesSeconds, lines } = drawn;
  const replicas = lines.filter(({ role }) => role === 'replica').length;
  const hasMemory = lines.some(({ memoryBytes }) => memoryBytes?.some((bytes) => bytes !== null));
  const shared = { timesSeconds, widthPx, timeZone };
  const linesOf = (measure: 'series' | 'memoryBytes') =>
    lines.flatMap((line) => {
      const values = line[measure];
      return values === null ? [] : [{ name: line.name, look: looks[line.role], values }];
    });
  return (
    <Section title={title}>
      <div className={styles.caption}>{series}</div>
      <TimeChart
        {...shared}
        unit="series"
        lines={linesOf('series')}
        label={label(series, replicas)}
        heightPx={SERIES_PX}
        formatValue={formatCount}
        hasTimes={!hasMemory}
      />
      {hasMemory ? (
        <>
          <div className={styles.caption}>{memory}</div>
          <TimeChart
            {...shared}
            unit="bytes"
            lines={linesOf('memoryBytes')}
            label={label(memory, replicas)}
            heightPx={MEMORY_PX}
            formatValue={formatRoundBytes}
            hasTimes
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
