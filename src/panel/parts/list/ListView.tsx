import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, QueryResultMetaNotice } from '@grafana/data';
import { Button, Icon, Input, Pagination, useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef, useState } from 'react';
import { capText } from '../words/capText';
import { Message } from '../Message';
import { strings } from '../../strings';
import type { Column, ListRow } from './column';
import { dropUnknown } from './dropUnknown';
import { filterRows } from './filterRows';
import { CARD_WIDTH_PX, fitColumns } from './fitColumns';
import { ListSummary, type ListCounts } from './ListSummary';
import { ListTable, type RowParts } from './ListTable';
import { sortRows, type Sort } from './sortRows';

/** The words of a list, which name what its rows are. */
export interface ListTexts extends ListCounts {
  caption: string;
  filterLabel: string;
  noneLeft: (filter: string) => string;
}

export interface ListViewProps<Row, Id extends string> extends RowParts<Row, Id> {
  texts: ListTexts;
  rows: Row[];
  /** How many there are, of which `rows` are the first ones; null when nobody counted. */
  total: number | null;
  /** A sentence beside the count. */
  remark?: string;
  notices: QueryResultMetaNotice[];
  columns: ReadonlyArray<Column<Row, Id>>;
  /** Which of them to show, where there is room. The name always is. */
  chosen: readonly Id[];
  /** The first order; null is the one of the rows. */
  sortBy: Id | null;
  pageSize: number;
  /** What the filter looks at. */
  namesOf: (row: Row) => Array<string | null>;
  width: number;
  height: number;
  /** Stands at the end of the line of the filter. */
  action?: React.ReactNode;
  /** Stands under the rows, where the panel is high enough. */
  footer?: React.ReactNode;
}

/** A panel lower than this shows rows only, and pages at the end of them. */
const TOOLBAR_FROM_PX = 200;

/** A list to filter, sort, page through, and open rows of, in any width and by keyboard. */
export function ListView<Row extends ListRow, Id extends string>(props: ListViewProps<Row, Id>) {
  const { texts, rows: all, columns, chosen, sortBy, pageSize, namesOf, width, height, ...others } = props;
  const { total, remark, notices, action, footer, renderCell, renderCard, renderDetail, open, toggle } = others;
  const styles = useStyles2(getStyles);
  const [filter, setFilter] = useState('');
  const [chosenSort, setChosenSort] = useState<Sort<Id> | null>(null);
  const [page, setPage] = useState(1);
  const filterRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);

  const sort = useMemo(() => chosenSort ?? findFirstSort(columns, sortBy), [chosenSort, columns, sortBy]);
  const matching = useMemo(() => filterRows(all, filter, namesOf), [all, filter, namesOf]);
  const sorted = useMemo(() => (sort ? sortRows(columns, matching, sort) : matching), [columns, matching, sort]);
  const pageCount = Math.max(1, Math.ceil(sorted.length / pageSize));
  const currentPage = Math.min(page, pageCount);
  const rows = sorted.slice((currentPage - 1) * pageSize, currentPage * pageSize);
  const wanted = columns.filter(({ id, isName }) => isName || chosen.includes(id));
  const fitted = width < CARD_WIDTH_PX ? null : fitColumns(dropUnknown(wanted, all), width);
  const isRoomy = height >= TOOLBAR_FROM_PX;

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === '/' && !(event.target instanceof HTMLInputElement) && filterRef.current) {
      event.preventDefault();
      event.stopPropagation();
      filterRef.current.focus();
    }
  };
  const applyFilter = (text: string) => {
    setFilter(text);
    setPage(1);
  };
  const onFilterKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      applyFilter('');
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      listRef.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();
    }
  };

  const pages = pageCount > 1 && (
    <div className={styles.pages}>
      <Pagination
        currentPage={currentPage}
        numberOfPages={pageCount}
        onNavigate={setPage}
        showSmallVersion={width < CARD_WIDTH_PX}
      />
    </div>
  );

  return (
    <div className={styles.root} style={{ width, height }} onKeyDown={onKeyDown}>
      {isRoomy && (
        <div className={cx(styles.toolbar, width < CARD_WIDTH_PX && styles.wrapped)}>
          <div className={styles.filter}>
            <Input
              ref={filterRef}
              value={filter}
              prefix={<Icon name="search" />}
              placeholder={strings.list.filterPlaceholder}
              aria-label={texts.filterLabel}
              onChange={(event) => applyFilter(event.currentTarget.value)}
              onKeyDown={onFilterKeyDown}
            />
          </div>
          <ListSummary {...{ texts, total, remark, notices }} loaded={all.length} matching={matching.length} />
          {action}
        </div>
      )}
      {rows.length === 0 ? (
        <div className={styles.noneLeft}>
          <Message title={texts.noneLeft(capText(filter))} />
          <Button variant="secondary" size="sm" onClick={() => applyFilter('')}>
            {strings.list.clearFilter}
          </Button>
        </div>
      ) : (
        <div ref={listRef} className={styles.scroll}>
          <ListTable
            {...{ rows, renderCell, renderCard, renderDetail, open, toggle }}
            columns={fitted}
            nameTitle={columns.find(({ isName }) => isName)?.title ?? ''}
            caption={`${texts.caption}. ${strings.list.keyboardHint}`}
            sort={sort}
            onSort={setChosenSort}
          />
          {!isRoomy && pages}
        </div>
      )}
      {isRoomy && pages}
      {isRoomy && footer}
    </div>
  );
}

function findFirstSort<Row, Id extends string>(
  columns: ReadonlyArray<Column<Row, Id>>,
  sortBy: Id | null
): Sort<Id> | null {
  const first = columns.find(({ id }) => id === sortBy);
  return first ? { column: first.id, direction: first.firstDirection } : null;
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  toolbar: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1.5), minWidth: 0 }),
  // In a narrow panel what the list holds gets a line of its own.
  wrapped: css({ flexWrap: 'wrap', rowGap: theme.spacing(0.5), '& > :nth-child(2)': { flexBasis: '100%', order: 1 } }),
  filter: css({ flex: '1 1 auto', minWidth: theme.spacing(14), maxWidth: theme.spacing(36) }),
  // The focused row must not end up under the sticky header.
  scroll: css({ flex: 1, minHeight: 0, overflow: 'auto', scrollPaddingTop: theme.spacing(4) }),
  noneLeft: css({
    display: 'flex',
    flex: 1,
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    '& > div': { height: 'auto' },
  }),
  pages: css({ display: 'flex', justifyContent: 'center', overflow: 'hidden' }),
});
