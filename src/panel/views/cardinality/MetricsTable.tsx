import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { formatCount } from '../../../engine';
import { capText } from '../../parts/words/capText';
import { PANEL_LIMITS } from '../../panelLimits';
import type { MetricRow } from '../../read/cardinality/cardinalityModel';
import { strings } from '../../strings';
import { cardinalityStrings } from './cardinalityStrings';
import { SmallTable } from '../../parts/SmallTable';

interface MetricsTableProps {
  metrics: MetricRow[];
  chosen: string | null;
  onChoose: (metric: string) => void;
}

/** What the map shows, in figures; a name shows the labels of its metric. */
export function MetricsTable({ metrics, chosen, onChoose }: MetricsTableProps) {
  const styles = useStyles2(getStyles);
  const [showsAll, setShowsAll] = useState(false);
  const { metrics: texts, types } = cardinalityStrings;
  const named = metrics.filter(({ metric }) => metric !== null);
  const others = metrics.filter(({ metric, series }) => metric === null && series !== 0);
  const first = PANEL_LIMITS.shownMetrics.value;
  const shown = showsAll ? named : named.slice(0, first);
  return (
    <>
      <SmallTable
        caption={texts.caption}
        rows={[...shown, ...others]}
        columns={[
          {
            title: texts.metric,
            wraps: true,
            render: ({ metric }) =>
              metric === null ? (
                texts.others
              ) : (
                <button
                  type="button"
                  className={cx(styles.name, metric === chosen && styles.chosen)}
                  aria-pressed={metric === chosen}
                  aria-label={texts.labelsOf(capText(metric))}
                  onClick={() => onChoose(metric)}
                >
                  {capText(metric)}
                </button>
              ),
          },
          { title: texts.type, render: ({ type }) => (type === null ? strings.unknown : types[type]) },
          { title: texts.series, isNumber: true, render: ({ series }) => formatCount(series) },
          { title: texts.hourAgo, isNumber: true, render: ({ seriesHourAgo }) => formatCount(seriesHourAgo) },
          { title: texts.atStart, isNumber: true, render: ({ seriesAtStart }) => formatCount(seriesAtStart) },
        ]}
      />
      {named.length > first && (
        <Button size="sm" fill="text" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? texts.showLess : texts.showAll(named.length)}
        </Button>
      )}
      {metrics.length >= PANEL_LIMITS.cardinalityRows.value && (
        <div className={styles.cut}>{texts.cut(PANEL_LIMITS.cardinalityRows.value)}</div>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.colors.text.link,
    font: 'inherit',
    overflowWrap: 'anywhere',
    textAlign: 'left',
    '&:hover': { textDecoration: 'underline' },
  }),
  chosen: css({ fontWeight: theme.typography.fontWeightMedium }),
  cut: css({ color: theme.colors.text.secondary }),
});
