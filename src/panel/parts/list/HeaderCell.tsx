import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Column } from './column';
import type { Sort } from './sortRows';

interface HeaderCellProps<Row, Id extends string> {
  column: Column<Row, Id>;
  className: string;
  /** Null: the order of the data source. */
  sort: Sort<Id> | null;
  onSort: (sort: Sort<Id>) => void;
}

/** The title of a column. Where the column is an order, a click sorts by it, and a second one the other way round. */
export function HeaderCell<Row, Id extends string>({ column, className, sort, onSort }: HeaderCellProps<Row, Id>) {
  const styles = useStyles2(getStyles);
  const { id, title, help } = column;
  const sorted = sort?.column === id;
  if (column.sortValue === null) {
    return (
      <th scope="col" className={className}>
        <Tooltip content={help}>
          <span>{title}</span>
        </Tooltip>
      </th>
    );
  }
  const onClick = () => {
    const opposite = sort?.direction === 'ascending' ? 'descending' : 'ascending';
    onSort({ column: id, direction: sorted ? opposite : column.firstDirection });
  };
  return (
    <th scope="col" aria-sort={sorted ? sort.direction : 'none'} className={className}>
      <Tooltip content={help}>
        <button type="button" className={cx(styles.sort, sorted && styles.sorted)} onClick={onClick}>
          {title}
          {sorted && <Icon name={sort.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size="sm" />}
        </button>
      </Tooltip>
    </th>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  sort: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    padding: 0,
    border: 0,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    letterSpacing: 'inherit',
    '&:hover': { color: theme.colors.text.primary },
  }),
  sorted: css({ color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
});
