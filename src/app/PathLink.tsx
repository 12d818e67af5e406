import { css } from '@emotion/css';
import { locationUtil, type GrafanaTheme2, type IconName } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type MouseEvent, type ReactNode } from 'react';

interface Props {
  /** Below Grafana's own base, encoded once. */
  path: string;
  icon: IconName;
  /** `text`: a link inside of a line. */
  look?: 'button' | 'text';
  children: ReactNode;
}

/**
 * A link that looks like a button, to an address that holds other addresses or people's text. Not LinkButton, which
 * decodes its address from Grafana 13 on: an encoded "&" would end a parameter, and "/%252f…" become another server.
 */
export function PathLink({ path, icon, look = 'button', children }: Props) {
  const styles = useStyles2(getStyles);
  const open = (event: MouseEvent) => {
    // Other buttons and keys open tabs and windows, which is the browser's own business.
    if (event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      locationService.push(path);
    }
  };
  return (
    <a className={look === 'text' ? styles.text : styles.link} href={locationUtil.assureBaseUrl(path)} onClick={open}>
      <Icon name={icon} /> {children}
    </a>
  );
}

/** As a secondary button of Grafana. */
const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ color: theme.colors.text.link, whiteSpace: 'nowrap', '&:hover': { textDecoration: 'underline' } }),
  link: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: theme.spacing(theme.components.height.md),
    padding: theme.spacing(0, 2),
    border: `1px solid ${theme.colors.secondary.border}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.secondary.main,
    color: theme.colors.secondary.text,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
    '&:hover': { background: theme.colors.secondary.shade, color: theme.colors.secondary.text },
    '&:focus-visible': {
      outline: `2px solid ${theme.colors.primary.main}`,
      outlineOffset: 2,
    },
  }),
});
