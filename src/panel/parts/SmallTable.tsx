import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

export interface SmallColumn<Row> {
  title: string;
  help?: string;
  isNumber?: true;
  /** Long texts wrap; the others stay on one line. */
  wraps?: true;
  render: (row: Row) => React.ReactNode;
}

interface SmallTableProps<Row> {
  caption: string;
  /** The first column names the row. */
  columns: Array<SmallColumn<Row>>;
  rows: Row[];
}

/** A small table of figures. It scrolls sideways in itself where there is no room. */
export function SmallTable<Row>({ caption, columns, rows }: SmallTableProps<Row>) {
  const styles = useStyles2(getStyles);
  const [name, ...others] = columns;
  const classOf = ({ isNumber, wraps }: SmallColumn<Row>) =>
    isNumber ? styles.number : wraps ? styles.wraps : styles.text;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={caption}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" title={column.help} className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row" className={classOf(name)}>
                {name.render(row)}
              </th>
              {others.map((column) => (
                <td key={column.title} className={classOf(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ flex: 'none', overflowX: 'auto' }),
  table: css({
    ...theme.typography.bodySmall,
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: theme.spacing(0.5, 1.5, 0.5, 0),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      fontWeight: theme.typography.fontWeightRegular,
      verticalAlign: 'top',
    },
    '& th:last-child, & td:last-child': { paddingInlineEnd: 0 },
    '& thead th': { color: theme.colors.text.secondary, whiteSpace: 'nowrap' },
  }),
  text: css({ textAlign: 'left', whiteSpace: 'nowrap' }),
  wraps: css({ minWidth: 120, textAlign: 'left', overflowWrap: 'anywhere', unicodeBidi: 'isolate' }),
  number: css({ textAlign: 'right', whiteSpace: 'nowrap' }),
});
