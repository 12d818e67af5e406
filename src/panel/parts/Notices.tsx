import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2, QueryResultMetaNotice } from '@grafana/data';
import { Icon, Toggletip, useStyles2 } from '@grafana/ui';
import { capText } from './words/capText';
import { strings } from '../strings';

/** More than this nobody reads. */
const MAX_NOTICES = 10;

/** What the data source says about the answer: truncated, partly missing, rejected. Opens on click and on Enter. */
export function Notices({ notices }: { notices: QueryResultMetaNotice[] }) {
  const styles = useStyles2(getStyles);
  const texts = notices.filter(({ text }) => typeof text === 'string' && text !== '').slice(0, MAX_NOTICES);
  if (texts.length === 0) {
    return null;
  }
  const serious = texts.some(({ severity }) => severity !== 'info');
  const content = (
    <ul className={styles.list}>
      {texts.map(({ text }, index) => (
        <li key={index}>{capText(text)}</li>
      ))}
    </ul>
  );
  return (
    <Toggletip content={content} placement="bottom-end">
      <button type="button" className={styles.button}>
        <Icon
          name={serious ? 'exclamation-triangle' : 'info-circle'}
          size="sm"
          className={serious ? styles.serious : ''}
        />
        {strings.notices(texts.length)}
      </button>
    </Toggletip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    ...theme.typography.bodySmall,
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.colors.text.secondary,
    '&:hover': { color: theme.colors.text.primary },
  }),
  serious: css({ color: theme.colors.warning.text }),
  list: css({ margin: 0, paddingInlineStart: theme.spacing(2) }),
});
