import React from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { findPart } from '../../../engine';
import type { TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';
import { toScoreLevel, type ScoreLevel } from './toScoreLevel';

interface ScoreCellProps {
  row: TriageRow;
  /** Number and words on one line, without the bar. */
  compact?: boolean;
}

/** Number, bar, colour and words say the same. Without a number it says why there is none: unknown is not zero. */
export function ScoreCell({ row, compact = false }: ScoreCellProps) {
  const styles = useStyles2(getStyles);
  const shown = row.scoreMaxOneDay ?? row.score;
  if (shown === null) {
    return <span className={styles.unknown}>{strings.notScored[row.scoreState]}</span>;
  }
  const now = row.score ?? shown;
  const { tone, words } = describeScore(row, shown);
  const wordsElement = <span className={styles[`${tone}Text`]}>{words}</span>;
  if (compact) {
    return (
      <span>
        <span className={styles.number}>{Math.floor(shown)}</span> {wordsElement}
      </span>
    );
  }
  return (
    <div>
      <div className={styles.line}>
        <span className={styles.number}>{Math.floor(shown)}</span>
        <span className={styles.track} aria-hidden="true">
          <span className={cx(styles.bar, styles.past, styles[tone])} style={{ width: `${shown}%` }} />
          <span className={cx(styles.bar, styles[tone])} style={{ width: `${now}%` }} />
        </span>
      </div>
      <div className={styles.words}>
        {wordsElement}
        {Math.floor(now) < Math.floor(shown) && ` · ${strings.triage.scoreNow(String(Math.floor(now)))}`}
      </div>
    </div>
  );
}

/** The score does not know what grows. Where it is memory that the kernel can take back, that is said instead. */
function describeScore(row: TriageRow, score: number): { tone: ScoreLevel; words: string } {
  const level = toScoreLevel(score);
  if (level === 'low') {
    return { tone: level, words: row.scoreState === 'flat' ? strings.triage.flat : strings.scoreWords.low };
  }
  const reclaimable = row.part !== null && findPart(row.part)?.reclaimable === 'yes';
  return reclaimable
    ? { tone: 'rising', words: strings.triage.reclaimable }
    : { tone: level, words: strings.scoreWords[level] };
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors: Record<ScoreLevel, { bar: string; text: string }> = {
    low: { bar: theme.colors.text.disabled, text: theme.colors.text.secondary },
    rising: { bar: theme.colors.warning.main, text: theme.colors.warning.text },
    alert: { bar: theme.colors.error.main, text: theme.colors.error.text },
    strict: { bar: theme.colors.error.main, text: theme.colors.error.text },
  };
  return {
    line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
    number: css({
      minWidth: '3ch',
      color: theme.colors.text.primary,
      fontVariantNumeric: 'tabular-nums',
      fontWeight: theme.typography.fontWeightMedium,
      textAlign: 'right',
    }),
    track: css({
      position: 'relative',
      flex: 1,
      maxWidth: theme.spacing(14),
      height: theme.spacing(0.75),
      overflow: 'hidden',
      borderRadius: theme.shape.radius.pill,
      background: theme.colors.background.secondary,
    }),
    bar: css({ position: 'absolute', insetBlock: 0, insetInlineStart: 0, borderRadius: theme.shape.radius.pill }),
    past: css({ opacity: 0.35 }),
    words: css({
      ...theme.typography.bodySmall,
      overflow: 'hidden',
      color: theme.colors.text.secondary,
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    }),
    unknown: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
    low: css({ background: colors.low.bar }),
    rising: css({ background: colors.rising.bar }),
    alert: css({ background: colors.alert.bar }),
    strict: css({ background: colors.strict.bar }),
    lowText: css({ color: colors.low.text }),
    risingText: css({ color: colors.rising.text }),
    alertText: css({ color: colors.alert.text }),
    strictText: css({ color: colors.strict.text, fontWeight: theme.typography.fontWeightMedium }),
  };
};
