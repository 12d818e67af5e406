import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import type { NextStep } from '../../../engine';
import { copyText } from '../../../ui/copyText';
import { diagnosisStrings } from './diagnosisStrings';

/** What happened to the last copy: which step, and whether it worked. */
interface Copied {
  index: number;
  worked: boolean;
}

interface NextStepsProps {
  steps: NextStep[];
  /** Where the cause is taken apart; null where no page does. */
  page: { title: string; href: string } | null;
}

/** What to do next, in order; commands are ready to paste. */
export function NextSteps({ steps, page }: NextStepsProps) {
  const styles = useStyles2(getStyles);
  const [copied, setCopied] = useState<Copied | null>(null);
  const { title, none, copy, copyLabel, failed, ...words } = diagnosisStrings.steps;
  const toWord = (index: number) => (copied?.index !== index ? copy : copied.worked ? words.copied : failed);
  return (
    <section className={styles.root} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {steps.length === 0 ? (
        none
      ) : (
        <ol className={styles.list}>
          {steps.map(({ text, command }, index) => (
            <li key={index}>
              {text}
              {command !== null && (
                <div className={styles.command}>
                  <code className={styles.code}>{command}</code>
                  <Button
                    size="sm"
                    variant="secondary"
                    icon={copied?.index === index && copied.worked ? 'check' : 'copy'}
                    aria-label={copyLabel(command)}
                    onClick={async () => setCopied({ index, worked: await copyText(command) })}
                  >
                    {toWord(index)}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {page !== null && (
        <a className={styles.page} href={page.href}>
          {page.title}
        </a>
      )}
      <div className={styles.spoken} aria-live="polite">
        {copied && (copied.worked ? words.copiedSpoken : words.failedSpoken)}
      </div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ position: 'relative', minWidth: 0 }),
  title: css({ ...theme.typography.bodySmall, margin: 0, color: theme.colors.text.secondary }),
  list: css({ margin: 0, paddingInlineStart: theme.spacing(2.25), li: { padding: theme.spacing(0.25, 0) } }),
  page: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
  command: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    marginTop: theme.spacing(0.25),
    button: { flex: 'none' },
  }),
  // The whole command stays in sight: what is pasted must have been read.
  code: css({
    flex: '1 1 auto',
    minWidth: 0,
    margin: 0,
    padding: theme.spacing(0.25, 0.75),
    border: 0,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  }),
  spoken: css(HIDDEN_TEXT),
});
