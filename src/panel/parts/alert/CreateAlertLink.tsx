import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertLink } from '../../../contract/alertLink';
import { capText } from '../words/capText';
import { useAlertLink } from './AlertLinkContext';
import { alertLinkStrings } from './alertLinkStrings';

interface Props extends Pick<AlertLink, 'kind' | 'labels'> {
  /** What the alert is about; empty for all that the panel shows. */
  name: string;
  /** The icon alone, outside of the order of tabs: the keyboard moves by rows there, and opens one to get to the link. */
  isIcon?: boolean;
}

/** A link to the form for alerts. Nothing where there is none. */
export function CreateAlertLink({ kind, labels, name, isIcon = false }: Props) {
  const styles = useStyles2(getStyles);
  const toHref = useAlertLink();
  if (toHref === null) {
    return null;
  }
  const title = name === '' ? alertLinkStrings.create : alertLinkStrings.createFor(capText(name));
  return (
    <a
      className={cx(styles.link, isIcon && styles.icon)}
      href={toHref({ kind, labels })}
      aria-label={title}
      title={isIcon ? title : alertLinkStrings.hint}
      tabIndex={isIcon ? -1 : undefined}
    >
      <Icon name="bell" size="sm" />
      {!isIcon && alertLinkStrings.create}
    </a>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.text.link,
    whiteSpace: 'nowrap',
    '&:hover': { textDecoration: 'underline' },
  }),
  icon: css({ color: theme.colors.text.secondary, lineHeight: 1, '&:hover': { color: theme.colors.text.primary } }),
});
