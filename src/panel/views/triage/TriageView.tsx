import React, { useMemo, useRef, useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { Button, Icon, Input, Pagination, useStyles2 } from '@grafana/ui';
import { capText } from '../../format/capText';
import { Message } from '../../Message';
import type { LeakPanelOptions } from '../../options';
import type { TriageModel } from '../../read/triageModel';
import { strings } from '../../strings';
import { Notices } from '../Notices';
import { filterRows } from './filterRows';
import { dropUnknown } from './dropUnknown';
import { CARD_WIDTH_PX, fitColumns } from './fitColumns';
import { firstDirectionOf, sortRows, type Sort } from './sortRows';
import { TriageTable } from './TriageTable';
import { useDrillDown } from './useDrillDown';

interface TriageViewProps {
  model: TriageModel;
  options: LeakPanelOptions;
  width: number;
  height: number;
  timeRange: TimeRange;
}

/** A panel lower than this shows rows only, and pages at the end of them. */
const TOOLBAR_FROM_PX = 200;

/** Ranked containers: filter, sort, page through, open one. */
export function TriageView({ model, options, width, height, timeRange }: TriageViewProps) {
  const styles = useStyles2(getStyles);
  const [filter, setFilter] = useState('');
  const [chosenSort, setChosenSort] = useState<Sort | null>(null);
  const [page, setPage] = useState(1);
  const filterRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const drillDown = useDrillDown(options.drillDown, timeRange);

  const sort = chosenSort ?? { column: options.sortBy, direction: firstDirectionOf(options.sortBy) };
  const matching = useMemo(() => filterRows(model.rows, filter), [model.rows, filter]);
  const sorted = useMemo(
    () => sortRows(matching, { column: sort.column, direction: sort.direction }),
    [matching, sort.column, sort.direction]
  );
  const pageCount = Math.max(1, Math.ceil(sorted.length / options.pageSize));
  const currentPage = Math.min(page, pageCount);
  const rows = sorted.slice((currentPage - 1) * options.pageSize, currentPage * options.pageSize);
  const columns = width < CARD_WIDTH_PX ? null : fitColumns(dropUnknown(options.columns, model.rows), width);

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
        <div className={styles.toolbar}>
          <div className={styles.filter}>
            <Input
              ref={filterRef}
              value={filter}
              prefix={<Icon name="search" />}
              placeholder={strings.triage.filterPlaceholder}
              aria-label={strings.triage.filterLabel}
              onChange={(event) => applyFilter(event.currentTarget.value)}
              onKeyDown={onFilterKeyDown}
            />
          </div>
          <Summary {...{ model, matchingCount: matching.length }} />
        </div>
      )}
      {rows.length === 0 ? (
        <div className={styles.noneLeft}>
          <Message title={strings.triage.noneLeft(capText(filter))} />
          <Button variant="secondary" size="sm" onClick={() => applyFilter('')}>
            {strings.triage.clearFilter}
          </Button>
        </div>
      ) : (
        <div ref={listRef} className={styles.scroll}>
          <TriageTable
            {...{ rows, columns, sort, drillDown }}
            widthPx={width}
            onSort={setChosenSort}
            nowSeconds={timeRange.to.valueOf() / 1000}
          />
          {!isRoomy && pages}
        </div>
      )}
      {isRoomy && pages}
    </div>
  );
}

/** How many containers are shown of how many there are: a cap is never silent. */
function Summary({ model, matchingCount }: { model: TriageModel; matchingCount: number }) {
  const styles = useStyles2(getStyles);
  const loaded = model.rows.length;
  const total = Math.max(loaded, model.totalContainers ?? 0);
  const { triage } = strings;
  const all = total > loaded ? triage.showing(loaded, total) : triage.all(loaded);
  return (
    <div className={styles.summary}>
      <span aria-live="polite">{matchingCount < loaded ? triage.matching(matchingCount, loaded) : all}</span>
      {!model.ranksByScore && <span> · {triage.byGrowth}</span>}
      <Notices notices={model.notices} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  toolbar: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1.5), minWidth: 0 }),
  filter: css({ flex: '1 1 auto', minWidth: theme.spacing(14), maxWidth: theme.spacing(36) }),
  summary: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    gap: theme.spacing(1),
    flex: '0 1 auto',
    minWidth: 0,
    marginInlineStart: 'auto',
    overflow: 'hidden',
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
  }),
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
