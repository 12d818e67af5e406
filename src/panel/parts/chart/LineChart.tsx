import { css } from '@emotion/css';
import { dateTimeFormat } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { formatAge, formatBytes, formatCount } from '../../../engine';
import type { ChartAxes, ChartCursor } from './chartProps';
import { ChartTooltip } from './ChartTooltip';
import { LineSample, type LineLook } from './LineSample';
import { UplotChart } from './UplotChart';

export interface NamedLine {
  name: string;
  look: LineLook;
  values: Array<number | null>;
}

interface LineChartProps {
  /** Unix seconds, or seconds of age; ascending. */
  positions: number[];
  /** The first one is drawn on top. */
  lines: NamedLine[];
  axes: Pick<ChartAxes, 'x' | 'hasTimes' | 'y'>;
  /** What a screen reader hears. */
  label: string;
  widthPx: number;
  heightPx: number;
  timeZone: string;
}

/** Charts under each other have their plotting areas under each other. */
const LABELS_PX = 66;

/** Lines over time, or over ages, from zero on. At the pointer the nearest line says its name and value. */
export function LineChart({ positions, lines, axes, label, widthPx, heightPx, timeZone }: LineChartProps) {
  const styles = useStyles2(getStyles);
  const [anchor, setAnchor] = useState<HTMLDivElement | null>(null);
  const [cursor, setCursor] = useState<ChartCursor | null>(null);
  const timesMs = useMemo(() => positions.map((seconds) => seconds * 1000), [positions]);
  const drawn = useMemo(
    () => [...lines].reverse().map(({ name, look, values }) => ({ name, values, label: null, ...look })),
    [lines]
  );
  const fromMs = axes.x === 'age' ? 0 : (timesMs[0] ?? 0);
  const nearest = cursor?.nearestLine ?? null;
  const line = nearest === null ? undefined : drawn[nearest];
  const position = cursor === null ? undefined : positions[cursor.index];
  return (
    <div ref={setAnchor} className={styles.root} role="img" aria-label={label}>
      <UplotChart
        {...NO_STACK}
        {...{ widthPx, heightPx, timesMs, fromMs, timeZone }}
        lines={drawn}
        axes={{ ...axes, yPx: LABELS_PX }}
        toMs={Math.max(timesMs[timesMs.length - 1] ?? 0, fromMs + 1)}
        onCursor={setCursor}
      />
      {cursor && line && position !== undefined && (
        <ChartTooltip
          {...{ anchor, cursor }}
          title={axes.x === 'age' ? formatAge(position) : dateTimeFormat(position * 1000, { timeZone })}
        >
          <span className={styles.line}>
            <LineSample look={line} />
            <span className={styles.name}>{line.name}</span>
            <span>{FORMATS[axes.y](line.values[cursor.index] ?? null)}</span>
          </span>
        </ChartTooltip>
      )}
    </div>
  );
}

const NO_STACK = {
  edges: [],
  styles: [],
  stacked: false,
  topLabel: null,
  marks: [],
  maxBytes: null,
  onZoom: null,
  onReady: null,
};

const FORMATS: Record<ChartAxes['y'], (value: number | null) => string> = {
  bytes: (value) => formatBytes(value),
  count: (value) => formatCount(value),
};

const getStyles = () => ({
  root: css({ position: 'relative', flex: 'none', maxWidth: '100%', overflow: 'hidden' }),
  line: css({ display: 'flex', alignItems: 'center', gap: 6, maxWidth: '100%', svg: { flex: 'none' } }),
  name: css({ overflow: 'hidden', textOverflow: 'ellipsis', unicodeBidi: 'isolate', whiteSpace: 'nowrap' }),
});
