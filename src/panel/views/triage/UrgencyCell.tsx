import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { ruleOf, type Urgency } from '../../../engine';
import { strings } from '../../strings';

/** How soon somebody has to look, in words and colour. */
export function UrgencyCell({ urgency }: { urgency: Urgency | null }) {
  const styles = useStyles2(getStyles);
  if (urgency === null) {
    return <span className={styles.nobody}>{strings.unknown}</span>;
  }
  const { needs } = ruleOf(urgency);
  return <span className={styles[needs]}>{strings.triage.urgency[urgency]}</span>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  somebody: css({
    color: theme.colors.error.text,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
  }),
  eye: css({ color: theme.colors.warning.text, whiteSpace: 'nowrap' }),
  nobody: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
});
