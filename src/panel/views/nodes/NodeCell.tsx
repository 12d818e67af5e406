import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatGrowth } from '../../../engine';
import { capText } from '../../parts/words/capText';
import type { NodeRow } from '../../read/nodes/nodesModel';
import { strings } from '../../strings';
import { TrendLine } from '../../parts/list/TrendLine';
import { ForecastCell } from './ForecastCell';
import { MemoryCell } from './MemoryCell';
import type { NodeColumnId } from './nodeColumns';
import { NodeName } from './NodeName';
import { nodeStrings } from './nodeStrings';
import { StateCell } from './StateCell';

interface NodeCellProps {
  column: NodeColumnId;
  row: NodeRow;
  isOpen: boolean;
  toggle: (row: NodeRow) => void;
}

const SPARK_WIDTH_PX = 104;
const SPARK_HEIGHT_PX = 28;
/** Of the growing containers this many have room in a cell; the opened row lists all. */
const NAMED_DRIVERS = 2;

/** One cell of the list of nodes. */
export function NodeCell({ column, row, isOpen, toggle }: NodeCellProps) {
  const styles = useStyles2(getStyles);
  switch (column) {
    case 'node':
      return <NodeName {...{ row, isOpen, toggle }} />;
    case 'state':
      return <StateCell row={row} />;
    case 'memory':
      return <MemoryCell row={row} />;
    case 'forecast':
      return <ForecastCell row={row} />;
    case 'growth':
      return <span className={styles.number}>{formatGrowth(row.slopeBytesPerHour)}</span>;
    case 'trend':
      return <TrendLine trend={row.trend} widthPx={SPARK_WIDTH_PX} heightPx={SPARK_HEIGHT_PX} />;
    case 'oomKills':
      return <span className={row.oomKills ? styles.kills : styles.quiet}>{row.oomKills ?? strings.unknown}</span>;
    case 'drivers':
      return <Drivers row={row} />;
    case 'source':
      return <span className={styles.quiet}>{toSource(row.source)}</span>;
  }
}

function Drivers({ row: { drivers } }: { row: NodeRow }) {
  const styles = useStyles2(getStyles);
  if (drivers.length === 0) {
    return <span className={styles.quiet}>{nodeStrings.noDrivers}</span>;
  }
  return (
    <div className={styles.drivers} title={drivers.map(({ name, growth }) => `${name} ${growth}`).join('\n')}>
      {drivers.slice(0, NAMED_DRIVERS).map(({ name, growth }, index) => (
        <div key={index} className={styles.driver}>
          <span className={styles.driverName}>{name}</span> <span>{growth}</span>
        </div>
      ))}
    </div>
  );
}

function toSource(source: string | null): string {
  return source === null ? strings.unknown : (nodeStrings.sources[source] ?? capText(source));
}

const getStyles = (theme: GrafanaTheme2) => ({
  number: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  quiet: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  kills: css({ color: theme.colors.error.text, fontVariantNumeric: 'tabular-nums' }),
  drivers: css({ ...theme.typography.bodySmall, minWidth: 0 }),
  driver: css({ display: 'flex', gap: theme.spacing(1), whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  driverName: css({ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis' }),
});
