import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatBytes } from '../../../engine';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import { strings } from '../../strings';
import { Notices } from '../../parts/Notices';
import type { Summary } from './summarizeLayers';

interface AnatomyFooterProps {
  model: AnatomyModel;
  summary: Summary;
  hiddenCount: number;
}

/** What the picture stands on: the sum, the level of detail, and what was left out. */
export function AnatomyFooter({ model, summary, hiddenCount }: AnatomyFooterProps) {
  const styles = useStyles2(getStyles);
  const { anatomy } = strings;
  return (
    <div className={styles.footer}>
      {model.level !== null && (
        <Badge
          text={model.level}
          color={model.level === 'L3' ? 'blue' : 'orange'}
          tooltip={strings.levels[model.level]}
        />
      )}
      <span className={styles.sentence}>{toSentence(model, summary)}</span>
      {hiddenCount > 0 && <span>· {anatomy.hidden(hiddenCount)}</span>}
      {model.rejectedSamples !== null && model.rejectedSamples > 0 && (
        <span className={styles.rejected}>· {anatomy.rejected(model.rejectedSamples)}</span>
      )}
      <Notices notices={model.notices} />
    </div>
  );
}

function toSentence(model: AnatomyModel, { lastWholeBytes, lastSumBytes }: Summary): string {
  const { anatomy } = strings;
  if (!model.stacked || model.whole === null) {
    return model.reason ?? '';
  }
  if (lastWholeBytes === null) {
    return anatomy.noAccepted;
  }
  const whole = anatomy.whole[model.whole];
  return model.sumsToWhole
    ? anatomy.sumsTo(whole, formatBytes(lastWholeBytes))
    : anatomy.sumsToOther(formatBytes(lastSumBytes), whole, formatBytes(lastWholeBytes));
}

const getStyles = (theme: GrafanaTheme2) => ({
  footer: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: theme.spacing(3.25),
    overflow: 'hidden',
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
  }),
  sentence: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  rejected: css({ overflow: 'hidden', color: theme.colors.warning.text, textOverflow: 'ellipsis' }),
});
