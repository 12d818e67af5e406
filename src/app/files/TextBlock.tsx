import { say } from '../../engine';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { HIDDEN_TEXT } from '../../ui/hiddenText';
import { copyText } from '../../ui/copyText';
import { downloadText } from './downloadText';

interface Props {
  title: string;
  help?: string;
  text: string;
  /** Name of the file; without it there is no download. */
  file?: string;
  /** Long texts stay closed until somebody wants to read them. */
  folded?: boolean;
}

/** A text to read, copy and keep. */
export function TextBlock({ title, help, text, file, folded = false }: Props) {
  const styles = useStyles2(getStyles);
  const [copied, setCopied] = useState<boolean | null>(null);
  const block = (
    <pre className={styles.text} tabIndex={0} role="group" aria-label={title}>
      <code>{text}</code>
    </pre>
  );
  return (
    <section className={styles.root} aria-label={title}>
      <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
        <Text element="h3" variant="h6">
          {title}
        </Text>
        <Button
          size="sm"
          variant="secondary"
          icon={copied ? 'check' : 'copy'}
          aria-label={say`Copy: ${title}`}
          onClick={async () => setCopied(await copyText(text))}
        >
          {copied === null ? say`Copy` : copied ? say`Copied` : say`Not copied: select the text`}
        </Button>
        {file && (
          <Button
            size="sm"
            variant="secondary"
            icon="download-alt"
            aria-label={say`Download: ${title}`}
            onClick={() => downloadText(file, text)}
          >
            {say`Download`}
          </Button>
        )}
      </Stack>
      {help && <Text color="secondary">{help}</Text>}
      {folded ? (
        <details>
          <summary className={styles.summary}>{say`Show the text`}</summary>
          {block}
        </details>
      ) : (
        block
      )}
      <span className={styles.spoken} aria-live="polite">
        {copied === true && `${title}: copied.`}
      </span>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ position: 'relative', minWidth: 0, marginBottom: theme.spacing(2) }),
  text: css({
    maxHeight: 320,
    margin: theme.spacing(0.5, 0, 0),
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    code: { padding: 0, border: 0, background: 'none', whiteSpace: 'inherit' },
  }),
  summary: css({ cursor: 'pointer', color: theme.colors.text.link }),
  spoken: css(HIDDEN_TEXT),
});
