import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatBytes, formatCount } from '../../../engine';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { formatRate } from './formatRate';
import { GrowthBar } from './GrowthBar';
import { Section } from './Section';

/** How much of the growth of the memory the series explain, and the figures behind that. */
export function MemoryGrowth({ row }: { row: CardinalityRow }) {
  const styles = useStyles2(getStyles);
  const { title, growth, noGrowth, unknownGrowth } = cardinalityStrings.explained;
  const bytes = row.memoryGrowthBytes;
  const facts = listFacts(row);
  return (
    <Section title={title}>
      <p className={styles.sentence}>
        {bytes === null ? unknownGrowth : bytes <= 0 ? noGrowth : growth(formatBytes(bytes))}
      </p>
      <GrowthBar row={row} />
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(({ name, words }) => (
            <React.Fragment key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </React.Fragment>
          ))}
        </dl>
      )}
    </Section>
  );
}

/** Those that are known, and say something. */
function listFacts(row: CardinalityRow): Array<{ name: string; words: string }> {
  const { explained, libraries } = cardinalityStrings;
  const facts: Array<[string, string | null]> = [
    [explained.correlation, row.correlation === null ? null : row.correlation.toFixed(2)],
    [explained.bytesPerSeries, row.bytesPerSeries === null ? null : formatBytes(row.bytesPerSeries)],
    [explained.estimate, row.estimatedBytes === null ? null : formatBytes(row.estimatedBytes)],
    [explained.library, row.library && libraries[row.library]],
    [explained.kept, row.keptSeries === null || row.keptSeries === row.series ? null : formatCount(row.keptSeries)],
    [explained.added, row.addedPerHour === null ? null : formatRate(row.addedPerHour)],
    [explained.restarts, row.restarts ? formatCount(row.restarts) : null],
    [explained.limit, row.sampleLimit === null ? null : formatCount(row.sampleLimit)],
  ];
  return facts.flatMap(([name, words]) => (words === null ? [] : [{ name, words }]));
}

const getStyles = (theme: GrafanaTheme2) => ({
  sentence: css({ margin: theme.spacing(0, 0, 0.5) }),
  facts: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.25, 2),
    margin: theme.spacing(1, 0, 0),
    fontVariantNumeric: 'tabular-nums',
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { minWidth: 0, margin: 0 },
  }),
});
