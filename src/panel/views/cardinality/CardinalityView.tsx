import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { capText } from '../../parts/words/capText';
import { Message } from '../../parts/Message';
import type { LeakPanelOptions } from '../../options';
import type { CardinalityModel, CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { strings } from '../../strings';
import { CreateAlertLink } from '../../parts/alert/CreateAlertLink';
import { ListView } from '../../parts/list/ListView';
import { Notices } from '../../parts/Notices';
import { useDrillDown } from '../../parts/drill/useDrillDown';
import { CardinalityCard } from './CardinalityCard';
import { CardinalityCell } from './CardinalityCell';
import { CARDINALITY_COLUMN_IDS, CARDINALITY_COLUMNS } from './cardinalityColumns';
import { cardinalityStrings } from './cardinalityStrings';
import { describeProgress } from './describeProgress';
import { KindCell } from './KindCell';
import { ServerLine } from './ServerLine';
import { TargetDetail } from './TargetDetail';
import { TargetName } from './TargetName';
import { toTargetName } from './toTargetName';
import { useTargetScope } from './useTargetScope';

interface CardinalityViewProps {
  model: CardinalityModel;
  options: LeakPanelOptions;
  width: number;
  height: number;
  timeRange: TimeRange;
  timeZone: string;
}

/** Left and right of what stands under a row. */
const MARGIN_PX = 40;
const SCROLLBAR_PX = 16;

/** Ranked targets: filter, sort, page through, look behind one. A single one stands opened. */
export function CardinalityView({ model, options, width, height, timeRange, timeZone }: CardinalityViewProps) {
  const styles = useStyles2(getStyles);
  const drillDown = useDrillDown(options.drillDown, timeRange);
  const targetScope = useTargetScope();
  const [openId, setOpenId] = useState<string | null>(null);
  const { rows, notices } = model;
  const isComplete = model.toLookInto === null || (model.lookedInto ?? 0) >= model.toLookInto;
  const shared = { isComplete, drillDown, targetScope, timeZone, nowSeconds: timeRange.to.valueOf() / 1000 };
  const server = <ServerLine server={model.server} top={model.top} />;
  if (rows.length === 0) {
    return (
      <div className={styles.root} style={{ width, height }}>
        <Message
          title={strings.empty.title.cardinality}
          hint={notices[0] ? capText(notices[0].text) : strings.empty.hint.cardinality}
        />
        {server}
      </div>
    );
  }
  if (rows.length === 1 && (model.totalTargets ?? 1) === 1) {
    return (
      <div
        className={styles.root}
        style={{ width, height }}
        tabIndex={0}
        role="region"
        aria-label={cardinalityStrings.open(toTargetName(rows[0]).name)}
      >
        <div className={styles.head}>
          <TargetName row={rows[0]} />
          <KindCell row={rows[0]} />
          <div className={styles.actions}>
            {targetScope?.leave && (
              <Button size="sm" variant="secondary" icon="arrow-left" onClick={targetScope.leave}>
                {cardinalityStrings.allTargets}
              </Button>
            )}
            <Notices notices={notices} />
          </div>
        </div>
        <TargetDetail row={rows[0]} {...shared} widthPx={width - SCROLLBAR_PX} />
        {server}
      </div>
    );
  }
  const toggle = ({ id }: CardinalityRow) => setOpenId(id === openId ? null : id);
  const expansionOf = ({ id }: CardinalityRow) => ({ isOpen: id === openId, toggle });
  return (
    <ListView
      {...{ width, height, namesOf, notices, rows }}
      texts={cardinalityStrings.list}
      total={model.totalTargets}
      action={<CreateAlertLink kind="cardinality" labels={{}} name="" />}
      remark={describeProgress(model, width)}
      columns={CARDINALITY_COLUMNS}
      chosen={CARDINALITY_COLUMN_IDS}
      sortBy={null}
      pageSize={options.pageSize}
      renderCell={(column, row) => <CardinalityCell {...{ column, row }} expansion={expansionOf(row)} />}
      renderCard={(row) => <CardinalityCard row={row} expansion={expansionOf(row)} widthPx={width} />}
      renderDetail={(row) =>
        row.id === openId ? <TargetDetail row={row} {...shared} widthPx={width - MARGIN_PX} /> : null
      }
      open={toggle}
      footer={server}
    />
  );
}

function namesOf({ cluster, job, instance, also, namespace, pod, container, ...cause }: CardinalityRow) {
  const { metric, names, label, together } = cause;
  return [cluster, job, instance, also, namespace, pod, container, metric, names, label, together];
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    overflow: 'auto',
    '& > [role="status"]': { flex: 1, height: 'auto' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '-2px' },
  }),
  actions: css({
    display: 'flex',
    flex: 'none',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    marginInlineStart: 'auto',
  }),
  head: css({ display: 'flex', flex: 'none', flexWrap: 'wrap', gap: theme.spacing(1, 4) }),
});
