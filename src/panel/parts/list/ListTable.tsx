import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useRef, useState } from 'react';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import type { ListRow } from './column';
import type { FittedColumn } from './fitColumns';
import { HeaderCell } from './HeaderCell';
import type { Sort } from './sortRows';

/** How a row looks, and what opening it does. Cells hold no tab stop of their own: the keyboard moves by rows. */
export interface RowParts<Row, Id extends string> {
  renderCell: (column: Id, row: Row) => React.ReactNode;
  /** The whole row in a narrow panel. */
  renderCard: (row: Row) => React.ReactNode;
  /** What stands under an opened row; null under a closed one. */
  renderDetail?: (row: Row) => React.ReactNode;
  /** Null where opening does nothing. */
  open: ((row: Row) => void) | null;
  /** What Space does, where it is not the same as opening: it shows and hides what stands under the row. */
  toggle?: (row: Row) => void;
}

interface ListTableProps<Row, Id extends string> extends RowParts<Row, Id> {
  rows: Row[];
  /** Null: the panel is too narrow for columns, rows are cards. */
  columns: Array<FittedColumn<Row, Id>> | null;
  /** Title of the cards. */
  nameTitle: string;
  caption: string;
  /** Null: the order of the data source. */
  sort: Sort<Id> | null;
  onSort: (sort: Sort<Id>) => void;
}

/**
 * A semantic table of our own rather than `InteractiveTable`: rows take the focus and open with Enter, unknown values
 * sort last in both directions, columns make way by width and the header stays in sight. InteractiveTable has none of
 * these in 11.6, and keeps its sorting to itself.
 */
export function ListTable<Row extends ListRow, Id extends string>(props: ListTableProps<Row, Id>) {
  const { rows, columns, nameTitle, caption, sort, onSort, renderCell, renderCard, renderDetail, open, toggle } = props;
  const styles = useStyles2(getStyles);
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const focusedIndex = Math.max(
    0,
    rows.findIndex((row) => row.id === focusedId)
  );

  const focusRow = (index: number) =>
    bodyRef.current
      ?.querySelectorAll<HTMLElement>(':scope > tr[tabindex]')
      [Math.min(rows.length - 1, Math.max(0, index))]?.focus({ preventScroll: false });

  const onRowKey = (event: React.KeyboardEvent<HTMLTableRowElement>, index: number) => {
    if (event.target !== event.currentTarget) {
      return;
    }
    const move: Record<string, () => void> = {
      ArrowDown: () => focusRow(index + 1),
      ArrowUp: () => focusRow(index - 1),
      Home: () => focusRow(0),
      End: () => focusRow(rows.length - 1),
      Enter: () => (open ?? toggle)?.(rows[index]),
      ' ': () => (toggle ?? open)?.(rows[index]),
    };
    if (move[event.key] && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      move[event.key]();
    }
  };

  const onOpenedKey = (event: React.KeyboardEvent<HTMLTableRowElement>, index: number) => {
    onRowKey(event, index);
    onEscape(event, rows[index]);
  };

  /** From the opened row, and from anything under it: what is opened by a key is closed by one. */
  const onEscape = (event: React.KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    const close = toggle ?? open;
    if (event.key === 'Escape' && close !== null && !event.defaultPrevented) {
      event.stopPropagation();
      close(row);
      focusRow(rows.indexOf(row));
    }
  };

  const onRowClick = (event: React.MouseEvent, row: Row) => {
    const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    const selecting = (window.getSelection()?.toString() ?? '') !== '';
    if (!onControl && !selecting) {
      open?.(row);
    }
  };

  const alignOf = ({ align }: FittedColumn<Row, Id>) => cx(align === 'right' && styles.right);
  return (
    <table className={cx(styles.table, columns === null && styles.cards)}>
      <caption className={styles.hidden}>{caption}</caption>
      {columns !== null && (
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.isName ? undefined : { width: column.widthPx }} />
          ))}
        </colgroup>
      )}
      <thead className={cx(columns === null && styles.hidden)}>
        <tr>
          {columns === null ? (
            <th scope="col">{nameTitle}</th>
          ) : (
            columns.map((column) => (
              <HeaderCell key={column.id} {...{ column, sort, onSort }} className={alignOf(column)} />
            ))
          )}
        </tr>
      </thead>
      <tbody ref={bodyRef}>
        {rows.map((row, index) => {
          const detail = renderDetail?.(row) ?? null;
          return (
            <React.Fragment key={row.id}>
              <tr
                tabIndex={index === focusedIndex ? 0 : -1}
                className={cx(open && styles.clickable, detail !== null && styles.opened)}
                onFocus={() => setFocusedId(row.id)}
                onKeyDown={(event) => (detail === null ? onRowKey(event, index) : onOpenedKey(event, index))}
                onClick={(event) => onRowClick(event, row)}
              >
                {columns === null ? (
                  <td>{renderCard(row)}</td>
                ) : (
                  columns.map((column) =>
                    column.isName ? (
                      <th key={column.id} scope="row" className={alignOf(column)}>
                        {renderCell(column.id, row)}
                      </th>
                    ) : (
                      <td key={column.id} className={alignOf(column)}>
                        {renderCell(column.id, row)}
                      </td>
                    )
                  )
                )}
              </tr>
              {detail !== null && (
                <tr className={styles.detail} onKeyDown={(event) => onEscape(event, row)}>
                  <td colSpan={columns?.length ?? 1}>{detail}</td>
                </tr>
              )}
            </React.Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    '& > * > tr > *': {
      padding: theme.spacing(0.75, 1),
      overflow: 'hidden',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      fontWeight: theme.typography.fontWeightRegular,
      lineHeight: theme.typography.bodySmall.lineHeight,
      textAlign: 'left',
      verticalAlign: 'middle',
    },
    '& > thead > tr > th': {
      ...theme.typography.bodySmall,
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.colors.background.primary,
      color: theme.colors.text.secondary,
      whiteSpace: 'nowrap',
    },
    '& > tbody > tr[tabindex]:hover > *': { background: theme.colors.emphasize(theme.colors.background.primary, 0.03) },
    '& > tbody > tr:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '-2px' },
    '& > tbody > tr:last-child > *': { borderBottom: 0 },
  }),
  cards: css({ '&& > * > tr > *': { padding: theme.spacing(0.75, 0.5) } }),
  right: css({ '&&&&': { textAlign: 'right' } }),
  clickable: css({ cursor: 'pointer' }),
  opened: css({ '&&& > *': { borderBottom: 0 } }),
  detail: css({ '&&& > td': { paddingTop: 0, verticalAlign: 'top' } }),
  hidden: css(HIDDEN_TEXT),
});
