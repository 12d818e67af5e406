import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import type { TriageRow } from '../../read/triage/triageModel';
import { diagnosisStrings } from './diagnosisStrings';
import { listFacts } from './listFacts';

interface DiagnosisFactsProps {
  row: TriageRow;
  nowSeconds: number;
  timeZone: string;
  /** The sentence and the picture say most of it: what explains a figure waits for the pointer. */
  isCompact?: boolean;
}

/** The figures of a diagnosis, with what they leave out. */
export function DiagnosisFacts({ row, nowSeconds, timeZone, isCompact = false }: DiagnosisFactsProps) {
  const styles = useStyles2(getStyles);
  return (
    <section aria-label={diagnosisStrings.card.facts}>
      <dl className={cx(styles.facts, isCompact && styles.compact)}>
        {listFacts(row, nowSeconds, timeZone).map(({ title, words, help }) => (
          <div key={title} className={styles.fact} title={isCompact && help !== null ? help : undefined}>
            <dt>{title}</dt>
            <dd>
              {words}
              {help !== null && <span className={isCompact ? styles.spoken : styles.help}>{help}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.25, 2),
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { minWidth: 0, margin: 0 },
  }),
  fact: css({ display: 'contents' }),
  compact: css({
    gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
    gap: theme.spacing(0.5, 2),
    '& > div': { display: 'block' },
  }),
  spoken: css(HIDDEN_TEXT),
  help: css({ display: 'block', color: theme.colors.text.secondary }),
});
