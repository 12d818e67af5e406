import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { cardinalityStrings } from './cardinalityStrings';

interface CodeBlockProps {
  code: string;
  /** What it is, for the name of the button. */
  title: string;
  state: 'idle' | 'copied' | 'failed';
  onCopy: () => void;
}

/** Code in full, with its line breaks: what is pasted must have been read. */
export function CodeBlock({ code, title, state, onCopy }: CodeBlockProps) {
  const styles = useStyles2(getStyles);
  const { copy, copied, failed, copyLabel } = cardinalityStrings.fixes;
  return (
    <div className={styles.root}>
      <pre className={styles.code}>
        <code>{code}</code>
      </pre>
      <Button
        size="sm"
        variant="secondary"
        icon={state === 'copied' ? 'check' : 'copy'}
        aria-label={copyLabel(title)}
        onClick={onCopy}
      >
        {{ idle: copy, copied, failed }[state]}
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5, 1),
    margin: theme.spacing(0.5, 0),
    button: { flex: 'none' },
  }),
  code: css({
    flex: '1 1 240px',
    minWidth: 0,
    maxHeight: 640,
    margin: 0,
    padding: theme.spacing(0.5, 0.75),
    overflow: 'auto',
    border: 0,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    code: {
      margin: 0,
      padding: 0,
      border: 0,
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      whiteSpace: 'inherit',
    },
  }),
});
