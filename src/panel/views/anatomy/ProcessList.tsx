import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { getFigureTableStyle } from './getFigureTableStyle';
import { formatBytes, formatShare, formatSignedBytes } from '../../../engine';
import type { ProcessList as Processes } from '../../read/anatomy/readProcesses';
import { strings } from '../../strings';
import { describeProcesses } from './describeProcesses';

/** The processes of the container, the largest first, and whether a few of them hold most. */
export function ProcessList({ processes }: { processes: Processes }) {
  const styles = useStyles2(getStyles);
  const { title, measures, process, sum } = strings.processes;
  const { bytesNow, share, growth } = strings.anatomy;
  const sentence = describeProcesses(processes);
  return (
    <section className={styles.root} aria-label={title}>
      {sentence !== null && <p className={styles.sentence}>{sentence}</p>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{process}</th>
            <th scope="col">
              <Tooltip content={sum[processes.measure]}>
                <span>
                  {bytesNow} ({measures[processes.measure]})
                </span>
              </Tooltip>
            </th>
            <th scope="col">{share}</th>
            <th scope="col">{growth}</th>
          </tr>
        </thead>
        <tbody>
          {processes.rows.map(({ name, count, bytes, ...row }, index) => (
            <tr key={index}>
              <th scope="row" title={name}>
                {count > 1 ? strings.processes.several(name, count) : name}
              </th>
              <td>{formatBytes(bytes)}</td>
              <td>{formatShare(row.share, 1)}</td>
              <td>{formatSignedBytes(row.growthBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ ...theme.typography.bodySmall, padding: theme.spacing(1, 0) }),
  sentence: css({ marginBottom: 0, fontWeight: theme.typography.fontWeightMedium }),
  table: css(getFigureTableStyle(theme, 2.75)),
});
