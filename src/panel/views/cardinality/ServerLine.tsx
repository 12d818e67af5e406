import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Toggletip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatBytes, formatCount } from '../../../engine';
import type { ServerSeries, TopEntry } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { formatRate } from './formatRate';

interface ServerLineProps {
  server: ServerSeries | null;
  top: TopEntry[];
}

const LISTS: ReadonlyArray<TopEntry['list']> = ['metric', 'label', 'pair'];

/** What the series cost the Prometheus server, and its own statistics. Renders nothing where nothing is known. */
export function ServerLine({ server, top }: ServerLineProps) {
  const styles = useStyles2(getStyles);
  if (server === null && top.length === 0) {
    return null;
  }
  return (
    <div className={styles.root}>
      {server !== null && <span>{describeServer(server)}</span>}
      {top.length > 0 && (
        <Toggletip content={<TopLists top={top} />} placement="top">
          <button type="button" className={styles.button}>
            <Icon name="info-circle" size="sm" /> {cardinalityStrings.server.top}
          </button>
        </Toggletip>
      )}
    </div>
  );
}

function describeServer({ series, seriesPerHour, memoryLowBytes, memoryHighBytes }: ServerSeries): string {
  const { line, memory, memoryUnknown, unknown } = cardinalityStrings.server;
  return series === null
    ? unknown
    : [
        line(formatCount(series)),
        ...(seriesPerHour === null ? [] : [formatRate(seriesPerHour)]),
        memoryLowBytes === null || memoryHighBytes === null
          ? memoryUnknown
          : memory(formatBytes(memoryLowBytes), formatBytes(memoryHighBytes)),
      ].join(' · ');
}

function TopLists({ top }: { top: TopEntry[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.lists}>
      {LISTS.map((list) => {
        const entries = top.filter((entry) => entry.list === list);
        return entries.length === 0 ? null : (
          <section key={list} aria-label={cardinalityStrings.server.lists[list]}>
            <div className={styles.title}>{cardinalityStrings.server.lists[list]}</div>
            <ul className={styles.list}>
              {entries.map(({ name, count }, index) => (
                <li key={index}>
                  <span className={styles.name}>{name}</span> <span>{formatCount(count)}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    flex: 'none',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  button: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 0,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    '&:hover': { color: theme.colors.text.primary },
  }),
  lists: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), maxHeight: 320, overflow: 'auto' }),
  title: css({ color: theme.colors.text.secondary }),
  list: css({
    margin: 0,
    listStyle: 'none',
    li: { display: 'flex', justifyContent: 'space-between', gap: theme.spacing(2) },
  }),
  name: css({ minWidth: 0, overflowWrap: 'anywhere', unicodeBidi: 'isolate' }),
});
