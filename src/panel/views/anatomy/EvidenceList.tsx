import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { getFigureTableStyle } from './getFigureTableStyle';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import { formatBytes, formatCount, formatSeconds } from '../../../engine';
import { capText } from '../../parts/words/capText';
import type { Evidence } from '../../read/anatomy/anatomyModel';
import { strings } from '../../strings';
import { Sparkline } from '../../parts/list/Sparkline';
import type { EvidenceSummary } from './summarizeEvidence';

const FORMATS: Record<Evidence['unit'], (value: number) => string> = {
  bytes: formatBytes,
  count: formatCount,
  seconds: formatSeconds,
};
const SPARK_WIDTH_PX = 72;
const SPARK_HEIGHT_PX = 18;

/** What the runtime counts besides its memory, and how it changed: goroutines 12 → 8,431. */
export function EvidenceList({ evidence }: { evidence: EvidenceSummary[] }) {
  const styles = useStyles2(getStyles);
  const { title, help, shape, change, label } = strings.evidence;
  return (
    <section className={styles.root} aria-label={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <Tooltip content={help} placement="top-start">
                <span>{title}</span>
              </Tooltip>
            </th>
            <th scope="col">
              <span className={styles.hidden}>{shape}</span>
            </th>
            <th scope="col">{change}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <span title={one.source === null ? undefined : strings.anatomy.source(capText(one.source))}>
                  {one.title}
                </span>
              </th>
              <td>
                <Sparkline
                  history={one.history}
                  toLabel={(first, last) => label(one.title, FORMATS[one.unit](first), FORMATS[one.unit](last))}
                  widthPx={SPARK_WIDTH_PX}
                  heightPx={SPARK_HEIGHT_PX}
                />
              </td>
              <td>{describeChange(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function describeChange({ first, last, kind, unit }: EvidenceSummary): string {
  const format = FORMATS[unit];
  if (kind === 'counter') {
    return strings.evidence.rose(format(last));
  }
  return first === null || format(first) === format(last)
    ? format(last)
    : strings.evidence.from(format(first), format(last));
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ ...theme.typography.bodySmall, padding: theme.spacing(1, 0, 0) }),
  table: css(getFigureTableStyle(theme, 3)),
  hidden: css(HIDDEN_TEXT),
});
