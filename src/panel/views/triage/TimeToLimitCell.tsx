import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import { describeTimeToLimit } from '../../parts/diagnosis/describeTimeToLimit';
import { diagnosisStrings } from '../../parts/diagnosis/diagnosisStrings';
import type { PartialInterval } from '../../../contract/toInterval';

/** How long until the limit. What is near has a sign and a word for screen readers: colour alone tells nobody. */
export function TimeToLimitCell({ seconds }: { seconds: PartialInterval | null }) {
  const styles = useStyles2(getStyles);
  const { words, help, isNear } = describeTimeToLimit(seconds);
  const cell = (
    <span className={cx(styles.words, isNear ? styles.near : help === null && styles.quiet)}>
      {isNear && (
        <>
          <Icon name="exclamation-triangle" size="sm" aria-hidden />
          <span className={styles.hidden}>{diagnosisStrings.toLimit.near}</span>{' '}
        </>
      )}
      {words}
    </span>
  );
  return help === null ? cell : <Tooltip content={help}>{cell}</Tooltip>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  words: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  near: css({ color: theme.colors.warning.text }),
  quiet: css({ color: theme.colors.text.secondary }),
  hidden: css(HIDDEN_TEXT),
});
