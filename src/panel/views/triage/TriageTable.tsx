import React, { useRef } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import type { TriageRow } from '../../read/triageModel';
import { strings } from '../../strings';
import type { Column } from './columns';
import type { FittedColumn } from './fitColumns';
import { firstDirectionOf, type Sort } from './sortRows';
import { TriageCard } from './TriageCard';
import { TriageCell } from './TriageCell';
import type { DrillDownActions } from './useDrillDown';

interface TriageTableProps {
  rows: TriageRow[];
  /** Null: the panel is too narrow for columns, rows are cards. */
  columns: FittedColumn[] | null;
  widthPx: number;
  sort: Sort;
  onSort: (sort: Sort) => void;
  drillDown: DrillDownActions;
  nowSeconds: number;
}

/**
 * A semantic table of our own rather than `InteractiveTable`: rows take the focus and open with Enter, unknown values
 * sort last in both directions, columns make way by width and the header stays in sight. InteractiveTable has none of
 * these in 11.6, and keeps its sorting to itself.
 */
export function TriageTable({ rows, columns, widthPx, sort, onSort, drillDown, nowSeconds }: TriageTableProps) {
  const styles = useStyles2(getStyles);
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [focusedId, setFocusedId] = React.useState<string | null>(null);
  const focusedIndex = Math.max(
    0,
    rows.findIndex((row) => row.id === focusedId)
  );

  const focusRow = (index: number) =>
    bodyRef.current?.rows[Math.min(rows.length - 1, Math.max(0, index))]?.focus({ preventScroll: false });

  const onRowKey = (event: React.KeyboardEvent<HTMLTableRowElement>, index: number) => {
    if (event.target !== event.currentTarget) {
      return;
    }
    const move: Record<string, () => void> = {
      ArrowDown: () => focusRow(index + 1),
      ArrowUp: () => focusRow(index - 1),
      Home: () => focusRow(0),
      End: () => focusRow(rows.length - 1),
      Enter: () => drillDown.open?.(rows[index]),
    };
    if (move[event.key] && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      move[event.key]();
    }
  };

  const onRowClick = (event: React.MouseEvent, row: TriageRow) => {
    const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    const selecting = (window.getSelection()?.toString() ?? '') !== '';
    if (!onControl && !selecting) {
      drillDown.open?.(row);
    }
  };

  return (
    <table className={cx(styles.table, columns === null && styles.cards)}>
      <caption className={styles.hidden}>
        {strings.triage.caption}. {strings.triage.keyboardHint}
      </caption>
      {columns !== null && (
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.id === 'container' ? undefined : { width: column.widthPx }} />
          ))}
        </colgroup>
      )}
      <thead className={cx(columns === null && styles.hidden)}>
        <tr>
          {columns === null ? (
            <th scope="col">{strings.columns.container.title}</th>
          ) : (
            columns.map((column) => <HeaderCell key={column.id} {...{ column, sort, onSort }} />)
          )}
        </tr>
      </thead>
      <tbody ref={bodyRef}>
        {rows.map((row, index) => (
          <tr
            key={row.id}
            tabIndex={index === focusedIndex ? 0 : -1}
            className={cx(drillDown.open && styles.clickable)}
            onFocus={() => setFocusedId(row.id)}
            onKeyDown={(event) => onRowKey(event, index)}
            onClick={(event) => onRowClick(event, row)}
          >
            {columns === null ? (
              <td>
                <TriageCard {...{ row, widthPx, drillDown }} />
              </td>
            ) : (
              columns.map((column) => {
                const content = <TriageCell column={column.id} {...{ row, drillDown, nowSeconds }} />;
                const className = cx(column.align === 'right' && styles.right);
                return column.id === 'container' ? (
                  <th key={column.id} scope="row" className={className}>
                    {content}
                  </th>
                ) : (
                  <td key={column.id} className={className}>
                    {content}
                  </td>
                );
              })
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeaderCellProps {
  column: Column;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

function HeaderCell({ column, sort, onSort }: HeaderCellProps) {
  const styles = useStyles2(getStyles);
  const { title, help } = strings.columns[column.id];
  const sorted = sort.column === column.id;
  const className = cx(column.align === 'right' && styles.right);
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
    const opposite = sort.direction === 'ascending' ? 'descending' : 'ascending';
    onSort({ column: column.id, direction: sorted ? opposite : firstDirectionOf(column.id) });
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
  table: css({
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    'th, td': {
      padding: theme.spacing(0.75, 1),
      overflow: 'hidden',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      fontWeight: theme.typography.fontWeightRegular,
      lineHeight: theme.typography.bodySmall.lineHeight,
      textAlign: 'left',
      verticalAlign: 'middle',
    },
    'thead th': {
      ...theme.typography.bodySmall,
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.colors.background.primary,
      color: theme.colors.text.secondary,
      whiteSpace: 'nowrap',
    },
    'tbody tr:hover > *': { background: theme.colors.emphasize(theme.colors.background.primary, 0.03) },
    'tbody tr:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '-2px' },
    'tbody tr:last-child > *': { borderBottom: 0 },
  }),
  cards: css({ 'th, td': { padding: theme.spacing(0.75, 0.5) } }),
  right: css({ '&&&': { textAlign: 'right' } }),
  clickable: css({ cursor: 'pointer' }),
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
  hidden: css({
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  }),
});
