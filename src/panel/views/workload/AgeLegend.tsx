import { css } from '@emotion/css';
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { LineSample, type LineLook } from '../../parts/chart/LineSample';
import type { WorkloadLife } from '../../read/workload/workloadModel';
import type { AgeLines } from './toAgeLines';
import { workloadStrings } from './workloadStrings';

interface AgeLegendProps {
  versions: AgeLines['versions'];
  hasLimit: boolean;
  lives: readonly WorkloadLife[];
}

const FAINT = 0.35;

/** Which colour is which version, and what the kinds of lines mean. */
export function AgeLegend({ versions, hasLimit, lives }: AgeLegendProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { legend, limit, killed } = workloadStrings;
  const plain = theme.colors.text.primary;
  const red = theme.colors.error.main;
  const entries: Array<{ name: string; look: LineLook }> = [
    ...versions.map(({ name, color }) => ({ name, look: { color, widthPx: 3, dash: [] } })),
    { name: legend.quartiles, look: { color: plain, widthPx: 1, dash: [2, 3] } },
    { name: legend.present, look: { color: plain, widthPx: 2, dash: [] } },
    ...(lives.some(({ end }) => end !== 'running')
      ? [{ name: legend.ended, look: { color: colorManipulator.alpha(plain, FAINT), widthPx: 1, dash: [] } }]
      : []),
    ...(hasLimit ? [{ name: limit, look: { color: red, widthPx: 1, dash: [8, 4] } }] : []),
    ...(lives.some(({ end }) => end === 'oom')
      ? [{ name: killed, look: { color: red, widthPx: 4, dash: [4, 20] } }]
      : []),
  ];
  return (
    <ul className={styles.root} aria-label={legend.label}>
      {entries.map(({ name, look }, index) => (
        <li key={index} className={styles.entry}>
          <LineSample look={look} />
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    flex: 'none',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    listStyle: 'none',
  }),
  entry: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75), overflowWrap: 'anywhere' }),
});
