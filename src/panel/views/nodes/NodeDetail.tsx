import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatBytes, formatShare } from '../../../engine';
import { capText } from '../../parts/words/capText';
import type { NodeRow } from '../../read/nodes/nodesModel';
import { CreateAlertLink } from '../../parts/alert/CreateAlertLink';
import { toNodeTarget } from '../../parts/alert/toAlertTarget';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';
import { SegmentSwatch } from './BarLegend';
import { DriverLink } from './DriverLink';
import { findHeadroom } from './findHeadroom';
import { nodeStrings } from './nodeStrings';
import type { SegmentKind } from './splitBar';

interface NodeDetailProps {
  row: NodeRow;
  drillDown: DrillDownActions;
}

/** All figures of one node, and the containers that grow on it. */
export function NodeDetail({ row, drillDown }: NodeDetailProps) {
  const styles = useStyles2(getStyles);
  const { detail, segments, marks, columns, noDrivers } = nodeStrings;
  const parts: Array<{ title: string; bytes: number | null; kind?: SegmentKind; help?: string }> = [
    { title: segments.pods, bytes: row.podsBytes, kind: 'pods' },
    { title: segments.system, bytes: row.systemBytes, kind: 'system' },
    { title: segments.unaccounted, bytes: row.unaccountedBytes, kind: 'unaccounted' },
    { title: detail.usage, bytes: row.usageBytes },
    { title: marks.workingSet, bytes: row.workingSetBytes },
    { title: detail.headroom, bytes: findHeadroom(row), help: detail.headroomHelp },
    { title: marks.eviction, bytes: row.evictionBytes },
    { title: marks.allocatable, bytes: row.allocatableBytes },
    { title: detail.capacity, bytes: row.capacityBytes },
  ];
  return (
    <div className={styles.root}>
      <table className={styles.table} aria-label={detail.title(capText(row.node))}>
        <thead>
          <tr>
            <th scope="col">{detail.part}</th>
            <th scope="col">{detail.bytes}</th>
            <th scope="col">{detail.share}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ title, bytes, kind, help }) => (
            <tr key={title}>
              <th scope="row">
                <span className={styles.part}>
                  {kind ? <SegmentSwatch kind={kind} /> : <span className={styles.noSwatch} />}
                  {help ? (
                    <Tooltip content={help}>
                      <span>{title}</span>
                    </Tooltip>
                  ) : (
                    title
                  )}
                </span>
              </th>
              <td>{formatBytes(bytes)}</td>
              <td>{formatShare(bytes, row.capacityBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className={styles.drivers} aria-label={columns.drivers.title}>
        <div className={styles.heading}>{columns.drivers.title}</div>
        {row.drivers.length === 0 ? (
          noDrivers
        ) : (
          <ul className={styles.list}>
            {row.drivers.map((driver, index) => (
              <li key={index}>
                <DriverLink {...{ driver, drillDown }} />
              </li>
            ))}
          </ul>
        )}
        <CreateAlertLink {...toNodeTarget(row)} name={row.node} />
      </section>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 6),
    paddingInlineStart: theme.spacing(2.5),
    cursor: 'auto',
  }),
  table: css({
    flex: '0 1 auto',
    fontVariantNumeric: 'tabular-nums',
    'th, td': {
      padding: theme.spacing(0.25, 0, 0.25, 2),
      fontWeight: theme.typography.fontWeightRegular,
      textAlign: 'right',
      whiteSpace: 'nowrap',
    },
    'th:first-child': { paddingInlineStart: 0, textAlign: 'left' },
    'thead th': { color: theme.colors.text.secondary },
  }),
  part: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  noSwatch: css({ width: theme.spacing(1.5), height: theme.spacing(1.5) }),
  drivers: css({ flex: '1 1 220px', minWidth: 0 }),
  heading: css({ padding: theme.spacing(0.25, 0), color: theme.colors.text.secondary }),
  list: css({ margin: 0, listStyle: 'none', li: { padding: theme.spacing(0.25, 0) } }),
});
