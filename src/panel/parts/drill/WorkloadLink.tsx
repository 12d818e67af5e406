import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { strings } from '../../strings';
import { capText } from '../words/capText';

interface WorkloadLinkProps {
  name: string;
  /** Null: there is nothing to link to. */
  href: string | null;
  /** The icon alone, outside of the order of tabs: the keyboard moves by rows there, and opens one to get to the link. */
  isIcon?: boolean;
}

/** A link to the page of a workload. */
export function WorkloadLink({ name, href, isIcon = false }: WorkloadLinkProps) {
  const styles = useStyles2(getStyles);
  if (href === null) {
    return null;
  }
  const title = strings.triage.toWorkload(capText(name));
  return (
    <a
      className={cx(styles.link, isIcon && styles.icon)}
      href={href}
      aria-label={isIcon ? title : undefined}
      title={isIcon ? title : strings.triage.lives}
      tabIndex={isIcon ? -1 : undefined}
    >
      <Icon name="history" size="sm" /> {!isIcon && title}
    </a>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({
    ...theme.typography.bodySmall,
    color: theme.colors.text.link,
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'underline' },
  }),
  icon: css({ color: theme.colors.text.secondary, lineHeight: 1, '&:hover': { color: theme.colors.text.primary } }),
});
