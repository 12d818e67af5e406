import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatCount, formatShare } from '../../../engine';
import { capText } from '../../parts/words/capText';
import type { CardinalityRow, LabelRow } from '../../read/cardinality/cardinalityModel';
import { strings } from '../../strings';
import { cardinalityStrings } from './cardinalityStrings';
import { SmallTable } from '../../parts/SmallTable';
import { Section } from './Section';

interface LabelsTableProps {
  row: CardinalityRow;
  /** The metric that was chosen. */
  chosen: string | null;
}

/** The labels of the chosen metric; for the others, which nobody counted, those over all metrics. */
export function LabelsTable({ row, chosen }: LabelsTableProps) {
  const styles = useStyles2(getStyles);
  const { labels: texts } = cardinalityStrings;
  const ofMetric = row.labels.filter(({ metric }) => metric !== null && metric === chosen);
  const overAll = row.labels.filter(({ metric }) => metric === null);
  const isOfMetric = ofMetric.length > 0;
  const rows = isOfMetric ? ofMetric : overAll;
  const title = isOfMetric ? texts.title(capText(chosen ?? '')) : texts.overAll;
  const counted = row.labels.find(({ metric }) => metric !== null)?.metric ?? null;
  return (
    <Section title={title}>
      {!isOfMetric && counted !== null && <p className={styles.note}>{texts.onlyGrown(capText(counted))}</p>}
      {rows.length === 0 ? texts.none : <SmallTable caption={title} rows={rows} columns={listColumns(rows, styles)} />}
    </Section>
  );
}

/** Columns that nobody filled are left out. */
function listColumns(rows: LabelRow[], styles: ReturnType<typeof getStyles>) {
  const { labels: texts, shapes } = cardinalityStrings;
  const has = (name: 'valuesHourAgo' | 'valuesAtStart' | 'evenness' | 'shape' | 'examples' | 'series') =>
    rows.some((row) => row[name] !== null);
  const all = [
    {
      isShown: true,
      column: {
        title: texts.label,
        wraps: true as const,
        render: (row: LabelRow) => <LabelName {...{ row, styles }} />,
      },
    },
    { isShown: true, column: toNumbers(texts.values, ({ values }) => formatCount(values)) },
    { isShown: has('valuesHourAgo'), column: toNumbers(texts.hourAgo, (row) => formatCount(row.valuesHourAgo)) },
    { isShown: has('valuesAtStart'), column: toNumbers(texts.atStart, (row) => formatCount(row.valuesAtStart)) },
    {
      isShown: has('evenness'),
      column: { ...toNumbers(texts.evenness, ({ evenness }) => formatShare(evenness, 1)), help: texts.evennessHelp },
    },
    { isShown: has('series'), column: toNumbers(texts.series, ({ series }) => formatCount(series)) },
    {
      isShown: has('shape'),
      column: {
        title: texts.shape,
        render: ({ shape }: LabelRow) => (shape === null ? strings.unknown : shapes[shape]),
      },
    },
    {
      isShown: has('examples'),
      column: {
        title: texts.examples,
        wraps: true as const,
        render: ({ examples }: LabelRow) => (examples === null ? strings.unknown : capText(examples)),
      },
    },
  ];
  return all.filter(({ isShown }) => isShown).map(({ column }) => column);
}

const toNumbers = (title: string, render: (row: LabelRow) => string) => ({ title, isNumber: true as const, render });

/** The one that explodes is marked by icon, weight and word. */
function LabelName({ row, styles }: { row: LabelRow; styles: ReturnType<typeof getStyles> }) {
  const name = capText(row.label);
  return row.explodes ? (
    <span className={styles.explodes} title={row.text ?? undefined}>
      <Icon name="exclamation-circle" size="sm" /> {name}{' '}
      <span className={styles.word}>{cardinalityStrings.labels.explodes}</span>
    </span>
  ) : (
    <span title={row.text ?? undefined}>{name}</span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ margin: theme.spacing(0, 0, 0.5), color: theme.colors.text.secondary }),
  explodes: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
  word: css({ fontWeight: theme.typography.fontWeightRegular }),
});
