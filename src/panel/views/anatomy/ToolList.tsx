import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Combobox, Tooltip, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { formatBytes, reconcile, type ToolFigure, type ToolId } from '../../../engine';
import { strings } from '../../strings';

interface ToolListProps {
  figures: ToolFigure[];
  timeMs: number;
  timeZone: string;
}

/** What other tools show for the same moment, and why any two of them differ. */
export function ToolList({ figures, timeMs, timeZone }: ToolListProps) {
  const styles = useStyles2(getStyles);
  const [firstId, setFirstId] = useState<ToolId>('container_memory_usage_bytes');
  const [secondId, setSecondId] = useState<ToolId>('kubectl_top');
  const { tools } = strings;
  const known = figures.filter(({ bytes }) => bytes !== null);
  const unknown = figures.filter(({ bytes }) => bytes === null);
  const groups = [...new Set(known.map(({ figure }) => figure))].map((name) =>
    known.filter(({ figure }) => figure === name)
  );
  const first = figures.find(({ id }) => id === firstId);
  const second = figures.find(({ id }) => id === secondId);
  const choices = figures.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <section className={styles.root} aria-label={tools.title}>
      <div className={styles.heading}>{tools.at(dateTimeFormat(timeMs, { timeZone }))}</div>
      <table className={styles.table}>
        <tbody>
          {groups.map((group) => (
            <tr key={group[0].figure}>
              <td className={styles.bytes}>{formatBytes(group[0].bytes)}</td>
              <th scope="row">
                {group.map(({ id, title, remark, formulaText }, index) => (
                  <React.Fragment key={id}>
                    {index > 0 && ', '}
                    <Tooltip content={tools.about(formulaText, remark)}>
                      <span>{title}</span>
                    </Tooltip>
                  </React.Fragment>
                ))}
              </th>
            </tr>
          ))}
          {unknown.length > 0 && (
            <tr className={styles.unknown}>
              <td className={styles.bytes}>{strings.unknown}</td>
              <th scope="row">
                {unknown.map(({ title, unknownBecause }) => tools.unknown(title, unknownBecause ?? '')).join(', ')}
              </th>
            </tr>
          )}
        </tbody>
      </table>
      <div className={styles.choice}>
        <Combobox
          aria-label={tools.first}
          options={choices}
          value={firstId}
          onChange={({ value }) => setFirstId(value)}
        />
        <span>{tools.against}</span>
        <Combobox
          aria-label={tools.second}
          options={choices}
          value={secondId}
          onChange={({ value }) => setSecondId(value)}
        />
      </div>
      {first && second && (
        <p className={styles.sentence} aria-live="polite">
          {reconcile(first, second).sentence}
        </p>
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ ...theme.typography.bodySmall, padding: theme.spacing(1, 0.25) }),
  heading: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium }),
  table: css({
    width: '100%',
    'td, th': {
      padding: theme.spacing(0.25, 1, 0.25, 0),
      fontWeight: theme.typography.fontWeightRegular,
      overflowWrap: 'anywhere',
      verticalAlign: 'top',
    },
  }),
  bytes: css({ fontVariantNumeric: 'tabular-nums', textAlign: 'right', whiteSpace: 'nowrap' }),
  unknown: css({ color: theme.colors.text.secondary }),
  choice: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    margin: theme.spacing(0.5, 0),
    '& > div': { flex: '1 1 120px' },
  }),
  sentence: css({ marginBottom: 0 }),
});
