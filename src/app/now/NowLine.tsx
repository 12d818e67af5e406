import { css, cx } from '@emotion/css';
import { locationUtil, type GrafanaTheme2, type IconName } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type MouseEvent } from 'react';

export type Tone = 'bad' | 'watch' | 'fine' | 'quiet';

export interface Line {
  id: string;
  tone: Tone;
  /** What it is about. */
  title: string;
  /** Two words: how soon. */
  state: string;
  /** One sentence or two; names inside are others'. */
  text: string;
  /** Below Grafana's own base, encoded once; null where there is nowhere to go. */
  path: string | null;
}

/** Shapes differ, so that colour is not the only difference. */
const ICONS: Record<Tone, IconName> = {
  bad: 'exclamation-circle',
  watch: 'exclamation-triangle',
  fine: 'check-circle',
  quiet: 'question-circle',
};

/** One thing that needs somebody, with the next click: the whole line is the link. */
export function NowLine({ tone, title, state, text, path }: Line) {
  const styles = useStyles2(getStyles);
  const content = (
    <>
      <span className={cx(styles.icon, styles[tone])}>
        <Icon name={ICONS[tone]} />
      </span>
      <span className={styles.words}>
        <span className={styles.head}>
          <span className={styles.title}>{title}</span>
          {state !== '' && <span className={cx(styles.state, styles[tone])}>{state}</span>}
        </span>
        {text !== '' && <span className={styles.text}>{text}</span>}
      </span>
      {path !== null && <Icon name="angle-right" className={styles.arrow} />}
    </>
  );
  if (path === null) {
    return <li className={styles.line}>{content}</li>;
  }
  const open = (event: MouseEvent) => {
    // Other buttons and keys open tabs and windows, which is the browser's own business.
    if (event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      locationService.push(path);
    }
  };
  return (
    <li>
      <a className={cx(styles.line, styles.link)} href={locationUtil.assureBaseUrl(path)} onClick={open}>
        {content}
      </a>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    // A thumb needs as much.
    minHeight: theme.spacing(5.5),
    padding: theme.spacing(1, 1.5),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.primary,
    overflowWrap: 'anywhere',
  }),
  link: css({
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  icon: css({ flex: 'none', lineHeight: theme.typography.body.lineHeight }),
  words: css({ flex: '1 1 auto', display: 'flex', flexDirection: 'column', minWidth: 0 }),
  head: css({ display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(1.5) }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
  state: css({ fontVariantNumeric: 'tabular-nums' }),
  text: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  arrow: css({ flex: 'none', alignSelf: 'center', color: theme.colors.text.secondary }),
  bad: css({ color: theme.colors.error.text }),
  watch: css({ color: theme.colors.warning.text }),
  fine: css({ color: theme.colors.success.text }),
  quiet: css({ color: theme.colors.text.secondary }),
});
