import React from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { DataLinksContextMenu, Icon, useStyles2 } from '@grafana/ui';
import { CONTAINER_DASHBOARD_UID } from '../../../contract/dashboardUids';
import { capText } from '../words/capText';
import type { TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';
import { CreateAlertLink } from '../alert/CreateAlertLink';
import { toContainerTarget } from '../alert/toAlertTarget';
import { ExpandButton, type Expansion } from './ExpandButton';
import type { DrillDownActions } from '../drill/useDrillDown';
import { WorkloadLink } from '../drill/WorkloadLink';

interface ContainerCellProps {
  row: TriageRow;
  drillDown: DrillDownActions;
  /** Where the diagnosis opens under the row. */
  expansion?: Expansion;
  /** Where it lives takes one line, whole in its title: there is room for little else. */
  isTight?: boolean;
}

/** The workload or the container, and under it where it lives. The name is a real link where opening it leads to a page. */
export function ContainerCell({ row, drillDown, expansion, isTight = false }: ContainerCellProps) {
  const styles = useStyles2(getStyles);
  const { cluster, namespace, pod, container } = row.key;
  const { group } = row;
  const name = capText(group?.name ?? container);
  const replicas = group && strings.triage.replicas(group.affectedReplicas, group.replicas.length, group.totalReplicas);
  const isOne = group !== null && (group.totalReplicas ?? group.replicas.length) === 1;
  const place = [
    // Of several replicas their number comes first. That of one says nothing.
    ...(replicas === null || isOne ? [] : [replicas]),
    [cluster, namespace, pod, ...(group ? [container] : [])]
      .filter((part) => part !== null && part !== '')
      .map((part) => capText(part ?? ''))
      .join(' / '),
    ...(row.labels === null ? [] : [capText(row.labels)]),
    ...(group?.basis === 'guessed' ? [strings.triage.guessed] : []),
  ].join(' · ');
  const href = drillDown.toHref(row);
  const workloadHref = group === null ? null : drillDown.toWorkloadHref(group.name, row);
  // The drill-down is one of these links already when our data source made the frame.
  const links = row.getLinks().filter((link) => href === null || !link.href.includes(CONTAINER_DASHBOARD_UID));
  const openHere = (event: React.MouseEvent) => {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      drillDown.open?.(row);
    }
  };
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        {expansion && <ExpandButton {...{ row, expansion }} />}
        {href === null ? (
          <span className={styles.name} title={name}>
            {name}
          </span>
        ) : (
          <a className={styles.name} href={href} onClick={openHere} tabIndex={-1} title={name}>
            {name}
          </a>
        )}
        {links.length > 0 && (
          <DataLinksContextMenu links={() => links}>
            {({ openMenu, targetClassName }) => (
              <button type="button" aria-label={strings.triage.links} className={targetClassName} onClick={openMenu}>
                <Icon name="link" size="sm" />
              </button>
            )}
          </DataLinksContextMenu>
        )}
        <WorkloadLink name={name} href={workloadHref} isIcon />
        {expansion && (
          <CreateAlertLink
            {...toContainerTarget(row.key, row.diagnosis, group?.name)}
            name={group?.name ?? container}
            isIcon
          />
        )}
      </div>
      <div className={cx(styles.place, isTight ? styles.oneLine : styles.fewLines)} title={place}>
        {place}
      </div>
    </div>
  );
}

/** As many lines as names of Kubernetes need; a name of 10,000 characters is whole in its title. */
const atMostLines = (lines: number) =>
  ({
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: lines,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  }) as const;

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ minWidth: 0 }),
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
    button: { padding: 0, border: 0, background: 'none', color: theme.colors.text.secondary },
  }),
  name: css({
    minWidth: 0,
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
    // A name that is cut is another name.
    ...atMostLines(2),
    'a&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
  place: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  oneLine: css(atMostLines(1)),
  fewLines: css(atMostLines(3)),
});
