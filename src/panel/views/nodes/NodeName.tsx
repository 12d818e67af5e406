import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { capText } from '../../parts/words/capText';
import type { NodeRow } from '../../read/nodes/nodesModel';

interface NodeNameProps {
  row: NodeRow;
  isOpen: boolean;
  toggle: (row: NodeRow) => void;
}

/** The node, and under it its cluster. Opens and closes what there is to read about it. */
export function NodeName({ row, isOpen, toggle }: NodeNameProps) {
  const styles = useStyles2(getStyles);
  const name = capText(row.node);
  return (
    <div className={styles.root}>
      <button
        type="button"
        className={styles.button}
        tabIndex={-1}
        aria-expanded={isOpen}
        title={name}
        onClick={() => toggle(row)}
      >
        <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
        <span className={styles.name}>{name}</span>
      </button>
      {row.cluster !== null && <div className={styles.cluster}>{capText(row.cluster)}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ minWidth: 0 }),
  button: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    maxWidth: '100%',
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
    textAlign: 'left',
  }),
  name: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  cluster: css({
    ...theme.typography.bodySmall,
    overflow: 'hidden',
    paddingInlineStart: theme.spacing(2.5),
    color: theme.colors.text.secondary,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
