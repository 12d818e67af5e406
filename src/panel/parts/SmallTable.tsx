import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

export interface SmallColumn<Row> {
  title: string;
  help?: string;
  render: (row: Row) => React.ReactNode;
}

interface SmallTableProps<Row> {
  caption: string;
  columns: Array<SmallColumn<Row>>;
  rows: Row[];
}

/** A plain table; the first column names the row. It scrolls sideways in itself where the panel is too narrow. */
export function SmallTable<Row>({ caption, columns, rows }: SmallTableProps<Row>) {
  const styles = useStyles2(getStyles);
  const [name, ...others] = columns;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={caption}>
        <thead>
          <tr>
            {columns.map(({ title, help }) => (
              <th key={title} scope="col" title={help}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">{name.render(row)}</th>
              {others.map(({ title, render }) => (
                <td key={title}>{render(row)}</td>
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
    'th, td': {
      padding: theme.spacing(0.5, 2, 0.5, 0),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      fontWeight: theme.typography.fontWeightRegular,
      textAlign: 'left',
      whiteSpace: 'nowrap',
    },
    'thead th': { color: theme.colors.text.secondary },
  }),
});
