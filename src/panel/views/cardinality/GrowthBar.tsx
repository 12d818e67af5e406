import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { formatBytes, formatShare, texts } from '../../../engine';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { splitGrowth, type GrowthKind } from './splitGrowth';

/** The growth of the memory as a bar by what explains it, each part in words under it. */
export function GrowthBar({ row }: { row: CardinalityRow }) {
  const styles = useStyles2(getStyles);
  const fills = toFills(useTheme2());
  const segments = splitGrowth(row);
  const whole = segments.reduce((sum, { bytes }) => sum + bytes, 0);
  if (whole === 0) {
    return null;
  }
  const titleOf = (kind: GrowthKind) =>
    kind === 'estimate' && row.coupled === null ? cardinalityStrings.explained.unproven : TITLES[kind];
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {segments.map(({ kind, bytes }) => (
          <div key={kind} style={{ width: `${(100 * bytes) / whole}%`, background: fills[kind] }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {segments.map(({ kind, bytes }) => (
          <li key={kind}>
            <span className={styles.swatch} style={{ background: fills[kind] }} aria-hidden="true" />
            {titleOf(kind)}: {formatBytes(bytes)} ({formatShare(bytes, whole)})
          </li>
        ))}
      </ul>
    </>
  );
}

const TITLES: Record<GrowthKind, string> = texts({
  series: cardinalityStrings.explained.bySeries,
  estimate: cardinalityStrings.explained.estimated,
  rest: cardinalityStrings.explained.rest,
  unknown: cardinalityStrings.explained.unknown,
});

/** What is not known is hatched. */
function toFills(theme: GrafanaTheme2): Record<GrowthKind, string> {
  const quiet = theme.colors.text.disabled;
  return {
    series: theme.visualization.getColorByName('orange'),
    estimate: theme.visualization.getColorByName('light-orange'),
    rest: theme.visualization.getColorByName('semi-dark-blue'),
    unknown: `repeating-linear-gradient(45deg, ${quiet} 0 2px, transparent 2px 6px)`,
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    gap: 1,
    height: theme.spacing(1.5),
    maxWidth: 520,
    overflow: 'hidden',
    borderRadius: theme.shape.radius.default,
  }),
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: theme.spacing(0.5, 0, 0),
    listStyle: 'none',
    li: { display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75) },
  }),
  swatch: css({ flex: 'none', width: theme.spacing(1.5), height: theme.spacing(1.5), borderRadius: 2 }),
});
