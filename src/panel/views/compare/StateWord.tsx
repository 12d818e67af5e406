import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MemberState } from '../../../engine';
import type { CompareMember } from '../../read/compare/compareModel';
import { compareStrings } from './compareStrings';

const ICONS: Record<MemberState, IconName> = {
  grows: 'arrow-up',
  flat: 'minus',
  falls: 'arrow-down',
  unknown: 'question-circle',
};

/** What a member does, by icon and word, and since when or why that is not known. */
export function StateWord({ member, timeZone }: { member: CompareMember; timeZone: string }) {
  const styles = useStyles2(getStyles);
  const { state, reason, onsetSeconds } = member;
  const since = onsetSeconds?.mid ?? null;
  const detail =
    reason !== null
      ? compareStrings.reasons[reason]
      : since !== null
        ? compareStrings.members.since(dateTimeFormat(since * 1000, { timeZone }))
        : null;
  return (
    <span className={styles.root}>
      <span className={cx(styles.state, styles[state])}>
        <Icon name={ICONS[state]} size="sm" /> {compareStrings.states[state]}
      </span>
      {detail !== null && <span className={styles.unknown}>{detail}</span>}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1) }),
  state: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  grows: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
  flat: css({ color: theme.colors.text.primary }),
  falls: css({ color: theme.colors.success.text }),
  unknown: css({ color: theme.colors.text.secondary }),
});
