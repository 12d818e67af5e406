import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import { formatCount } from '../../../engine';
import type { CardinalityFix } from '../../read/cardinality/cardinalityModel';
import { copyText } from '../../../ui/copyText';
import { cardinalityStrings } from './cardinalityStrings';
import { CodeBlock } from './CodeBlock';
import { Section } from './Section';

/** What happened to the last copy: of which fix, and whether it worked. */
interface Copied {
  index: number;
  worked: boolean;
}

/** What to change, the best first: what each saves, whether it spares the process, and the code. */
export function FixList({ fixes }: { fixes: CardinalityFix[] }) {
  const styles = useStyles2(getStyles);
  const [copied, setCopied] = useState<Copied | null>(null);
  const { title, none, noCode, copiedSpoken, failedSpoken } = cardinalityStrings.fixes;
  return (
    <Section title={title}>
      {fixes.length === 0 ? (
        none
      ) : (
        <ol className={styles.list}>
          {fixes.map((fix, index) => (
            <li key={index}>
              <div className={styles.title}>{fix.title}</div>
              <div>{describeEffect(fix)}</div>
              {fix.code === null ? (
                <div className={styles.note}>{noCode}</div>
              ) : (
                <CodeBlock
                  code={fix.code}
                  title={fix.title}
                  state={copied?.index !== index ? 'idle' : copied.worked ? 'copied' : 'failed'}
                  onCopy={async () => setCopied({ index, worked: await copyText(fix.code ?? '') })}
                />
              )}
              {fix.note !== null && <div className={styles.note}>{fix.note}</div>}
            </li>
          ))}
        </ol>
      )}
      <div className={styles.spoken} aria-live="polite">
        {copied && (copied.worked ? copiedSpoken : failedSpoken)}
      </div>
    </Section>
  );
}

function describeEffect({ savedSeries, sparesProcess }: CardinalityFix): string {
  const { saves, savesUnknown, spares, sparesNot } = cardinalityStrings.fixes;
  return [
    savedSeries === null ? savesUnknown : saves(formatCount(savedSeries)),
    ...(sparesProcess === null ? [] : [sparesProcess ? spares : sparesNot]),
  ].join(' ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, paddingInlineStart: theme.spacing(2.25), li: { padding: theme.spacing(0.25, 0, 1) } }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
  note: css({ color: theme.colors.text.secondary }),
  spoken: css(HIDDEN_TEXT),
});
