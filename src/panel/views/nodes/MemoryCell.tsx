import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { formatBytes } from '../../../engine';
import type { NodeRow } from '../../read/nodes/nodesModel';
import { NodeBarChart } from './NodeBarChart';
import { nodeStrings } from './nodeStrings';
import { splitBar } from './splitBar';

/** Working set of the capacity, and the bar of what holds it. */
export function MemoryCell({ row }: { row: NodeRow }) {
  const styles = useStyles2(getStyles);
  const bar = useMemo(() => splitBar(row), [row]);
  const { capacityBytes, workingSetBytes } = row;
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <span>{formatBytes(workingSetBytes)}</span>
        <span className={styles.quiet}>
          {capacityBytes === null ? nodeStrings.noCapacity : nodeStrings.ofCapacity(formatBytes(capacityBytes))}
        </span>
      </div>
      {bar !== null && <NodeBarChart bar={bar} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ minWidth: 0 }),
  line: css({
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  quiet: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
});
