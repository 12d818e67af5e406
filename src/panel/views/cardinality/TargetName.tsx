import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { toTargetName } from './toTargetName';

export interface RowExpansion {
  isOpen: boolean;
  toggle: (row: CardinalityRow) => void;
}

interface TargetNameProps {
  row: CardinalityRow;
  /** Absent where the target stands alone, opened. */
  expansion?: RowExpansion;
}

/** The target, and under it where it belongs. In a list it opens and closes what is behind it. */
export function TargetName({ row, expansion }: TargetNameProps) {
  const styles = useStyles2(getStyles);
  const { name, place } = toTargetName(row);
  return (
    <div className={styles.root}>
      {expansion ? (
        <button
          type="button"
          className={styles.button}
          tabIndex={-1}
          aria-expanded={expansion.isOpen}
          aria-label={cardinalityStrings.open(name)}
          title={name}
          onClick={() => expansion.toggle(row)}
        >
          <Icon name={expansion.isOpen ? 'angle-down' : 'angle-right'} />
          <span className={styles.name}>{name}</span>
        </button>
      ) : (
        <div className={styles.alone} title={name}>
          {name}
        </div>
      )}
      <div className={expansion ? styles.indented : styles.place} title={place}>
        {place}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  const place = { ...theme.typography.bodySmall, ...cut, color: theme.colors.text.secondary };
  return {
    root: css({ minWidth: 0, unicodeBidi: 'isolate' }),
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
      svg: { flex: 'none' },
    }),
    alone: css({ ...cut, fontWeight: theme.typography.fontWeightMedium }),
    name: css(cut),
    place: css(place),
    indented: css({ ...place, paddingInlineStart: theme.spacing(2.5) }),
  };
};
