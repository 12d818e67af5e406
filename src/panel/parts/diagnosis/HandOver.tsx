import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { toTicket } from '../../../engine';
import { copyText } from '../../../ui/copyText';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import type { TriageRow } from '../../read/triage/triageModel';
import { OnsetNote } from './OnsetNote';
import { handOverStrings as texts } from './handOverStrings';

interface HandOverProps {
  row: TriageRow;
  nowSeconds: number;
  /** Address of the page of the container, with absolute times; null where there is none. */
  href: string | null;
}

type Name = 'markdown' | 'share';

/** Two buttons that hand a diagnosis on: as a ticket, and as an address that shows the same tomorrow. */
export function HandOver({ row, nowSeconds, href }: HandOverProps) {
  const styles = useStyles2(getStyles);
  const [copied, setCopied] = useState<{ name: Name; worked: boolean } | null>(null);
  const copy = async (name: Name, text: string) => setCopied({ name, worked: await copyText(text) });
  const button = (name: Name, icon: 'file-alt' | 'share-alt', text: () => string) => {
    const isCopied = copied?.name === name && copied.worked;
    return (
      <Button
        size="sm"
        fill="text"
        icon={isCopied ? 'check' : icon}
        title={texts[`${name}Help`]}
        onClick={() => copy(name, text())}
      >
        {isCopied ? texts.copied : texts[name]}
      </Button>
    );
  };
  return (
    <span className={styles.root}>
      {button('markdown', 'file-alt', () => toRowTicket(row, nowSeconds, href))}
      {href !== null && button('share', 'share-alt', () => href)}
      <OnsetNote row={row} nowSeconds={nowSeconds} />
      <span className={copied?.worked === false ? styles.failed : styles.spoken} aria-live="polite">
        {copied && (copied.worked ? texts.copied : texts.failed)}
      </span>
    </span>
  );
}

function toRowTicket(row: TriageRow, atSeconds: number, href: string | null): string {
  const name = row.group?.name ?? row.workload;
  return toTicket({
    ...row,
    workload: name === null ? null : { kind: row.group?.kind ?? null, name },
    atSeconds,
    href,
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ position: 'relative', display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center' }),
  spoken: css(HIDDEN_TEXT),
  failed: css({ ...theme.typography.bodySmall, color: theme.colors.warning.text }),
});
