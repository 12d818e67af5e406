import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { CardinalityEvidence } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { Section } from './Section';

const ABOUTS: ReadonlyArray<CardinalityEvidence['about']> = ['series', 'memory', 'note'];

/** Why it is called what it is called, by what the sentences are about. */
export function SeriesEvidence({ evidence }: { evidence: CardinalityEvidence[] }) {
  const styles = useStyles2(getStyles);
  const { title, none, about: titles } = cardinalityStrings.evidence;
  return (
    <Section title={title}>
      {evidence.length === 0 ? (
        none
      ) : (
        <ul className={styles.list}>
          {ABOUTS.flatMap((about) => evidence.filter((one) => one.about === about)).map(({ about, text }, index) => (
            <li key={index}>
              <span className={styles.about}>{titles[about]}:</span> {text}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, paddingInlineStart: theme.spacing(2.25), li: { padding: theme.spacing(0.125, 0) } }),
  about: css({ color: theme.colors.text.secondary }),
});
