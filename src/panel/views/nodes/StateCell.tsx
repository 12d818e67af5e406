import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ConditionStatus } from '../../../engine';
import type { NodeRow } from '../../read/nodes/nodesModel';
import { nodeStrings } from './nodeStrings';

type Tone = 'good' | 'warning' | 'error' | 'quiet';

const READY: Record<ConditionStatus, { icon: IconName; tone: Tone }> = {
  true: { icon: 'check-circle', tone: 'good' },
  false: { icon: 'exclamation-circle', tone: 'error' },
  unknown: { icon: 'question-circle', tone: 'error' },
};
const NOT_KNOWN: { icon: IconName; tone: Tone } = { icon: 'question-circle', tone: 'quiet' };

/** Ready and memory pressure, each in words and with an icon where it is not as it should be. */
export function StateCell({ row }: { row: NodeRow }) {
  const styles = useStyles2(getStyles);
  const { ready, memoryPressure } = row;
  const { icon, tone } = ready === null ? NOT_KNOWN : READY[ready];
  const isPressed = memoryPressure === 'true';
  return (
    <div className={styles.root}>
      <span className={cx(styles.line, styles[tone])}>
        <Icon name={icon} size="sm" />
        <span className={cx(tone === 'good' && styles.plain)}>
          {ready === null ? nodeStrings.readyUnknown : nodeStrings.ready[ready]}
        </span>
      </span>
      <span className={cx(styles.line, styles.small, isPressed ? styles.warning : styles.quiet)}>
        {isPressed && <Icon name="exclamation-triangle" size="sm" />}
        {memoryPressure === null ? nodeStrings.pressureUnknown : nodeStrings.pressure[memoryPressure]}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ display: 'flex', flexDirection: 'column', minWidth: 0 }),
  line: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), whiteSpace: 'nowrap' }),
  small: css({ ...theme.typography.bodySmall }),
  plain: css({ color: theme.colors.text.primary }),
  good: css({ color: theme.colors.success.text }),
  warning: css({ color: theme.colors.warning.text }),
  error: css({ color: theme.colors.error.text }),
  quiet: css({ color: theme.colors.text.secondary }),
});
