import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { getTableStyles } from '../getTableStyles';
import { formatDuration, SCREEN_MARKS, say } from '../../engine';
import { APP_LIMITS } from '../appLimits';
import { FiringBar } from './FiringBar';
import { BACKTEST_LABELS } from '../../contract/backtestFrames';
import { toKey, type Backtest, type BacktestRow } from './readBacktest';

interface Props {
  backtest: Backtest;
  unit: 'points' | 'seconds';
}

/** A line a container, node or target: when it would have fired. */
export function BacktestTable({ backtest, unit }: Props) {
  const styles = useStyles2(getStyles);
  const { rows, from, to } = backtest;
  const shown = rows.slice(0, APP_LIMITS.testedRows.value);
  const toWorst = ({ worst }: BacktestRow) =>
    worst === null ? SCREEN_MARKS.unknown : unit === 'points' ? String(Math.round(worst)) : formatDuration(worst);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={say`Result of the back-test`}>
      <table className={styles.table}>
        <caption className={styles.caption}>
          {say`${dateTimeFormat(from)} to ${dateTimeFormat(to)}`}
          {rows.length > shown.length && say`. Showing ${shown.length} of ${rows.length}.`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say`What`}</th>
            <th scope="col">{say`Fires`}</th>
            <th scope="col" className={styles.wide}>
              {say`When`}
            </th>
            <th scope="col">{say`For`}</th>
            <th scope="col">{unit === 'points' ? say`Highest score` : say`Shortest time`}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={toKey(row.labels)}>
              <th scope="row">{toTitle(row)}</th>
              <td>
                {row.firings ?? SCREEN_MARKS.unknown}
                {row.firesNow === true && (
                  <Text color="error" variant="bodySmall">
                    {say`, still at the end`}
                  </Text>
                )}
              </td>
              <td className={styles.wide}>
                <FiringBar episodes={row.episodes} from={from} to={to} />
              </td>
              <td>{row.firings === 0 ? SCREEN_MARKS.unknown : formatDuration(row.firingSeconds)}</td>
              <td>{toWorst(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function toTitle({ labels }: BacktestRow): string {
  const names = BACKTEST_LABELS.filter((name) => name !== 'part' && labels[name] !== null).map((name) => labels[name]);
  return `${names.join(' / ')}${labels.part === null ? '' : ` (${labels.part})`}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ maxHeight: 480, overflow: 'auto' }),
  ...getTableStyles(theme),
  wide: css({ width: '40%', minWidth: 160 }),
});
