import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatGrowth } from '../../../engine';
import type { NodeRow } from '../../read/nodes/nodesModel';
import { describeForecast } from './describeForecast';
import { MemoryCell } from './MemoryCell';
import { NodeName } from './NodeName';
import { nodeStrings } from './nodeStrings';
import { StateCell } from './StateCell';

interface NodeCardProps {
  row: NodeRow;
  isOpen: boolean;
  toggle: (row: NodeRow) => void;
}

/** A node in a narrow panel: name and state, the bar, then what comes. */
export function NodeCard({ row, isOpen, toggle }: NodeCardProps) {
  const styles = useStyles2(getStyles);
  const figures = [
    nodeStrings.untilEviction(describeForecast(row.forecast).words.toLowerCase()),
    ...(row.slopeBytesPerHour === null ? [] : [formatGrowth(row.slopeBytesPerHour)]),
    ...(row.oomKills ? [nodeStrings.oomKills(row.oomKills)] : []),
  ];
  return (
    <div>
      <div className={styles.line}>
        <div className={styles.name}>
          <NodeName {...{ row, isOpen, toggle }} />
        </div>
        <StateCell row={row} />
      </div>
      <MemoryCell row={row} />
      <div className={styles.figures}>{figures.join(' · ')}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1), minWidth: 0 }),
  name: css({ flex: '1 1 120px', minWidth: 0 }),
  figures: css({
    ...theme.typography.bodySmall,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
