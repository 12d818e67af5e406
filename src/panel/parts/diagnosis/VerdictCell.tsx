import { cx } from '@emotion/css';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { getToneStyles } from '../words/getToneStyles';
import type { RowDiagnosis } from '../../read/triage/rowDiagnosis';
import { describeConfidence } from './describeConfidence';
import { diagnosisStrings } from './diagnosisStrings';
import { VERDICT_LOOKS } from './verdictLooks';

interface VerdictCellProps {
  diagnosis: RowDiagnosis | null;
  /** Icon and word only. */
  compact?: boolean;
  /** Where its series are shown. */
  seriesHref?: string | null;
}

/** The verdict by icon, word and colour; under it how sure it is, or why nothing can be said. */
export function VerdictCell({ diagnosis, compact = false, seriesHref = null }: VerdictCellProps) {
  const styles = useStyles2(getToneStyles);
  const { card, causes, verdicts, reasons, notJudged, notJudgedHelp } = diagnosisStrings;
  if (diagnosis === null) {
    return (
      <span className={styles.detail} title={notJudgedHelp}>
        {notJudged}
      </span>
    );
  }
  const { verdict, unknownReason, confidence, leakCause } = diagnosis;
  const { icon, tone } = VERDICT_LOOKS[verdict];
  const sure = verdict === 'unknown' ? unknownReason && reasons[unknownReason].title : describeConfidence(confidence);
  const cause = leakCause === null ? null : causes[leakCause];
  const detail = [cause?.title ?? null, sure].filter((text) => text !== null).join(' · ') || null;
  return (
    <div className={styles.root}>
      <span className={cx(styles.line, styles[tone])} title={verdicts[verdict].meaning}>
        <Icon name={icon} size="sm" />
        <span className={styles.word}>{verdicts[verdict].title}</span>
      </span>
      {!compact && detail !== null && (
        <div className={styles.detail} title={cause?.meaning}>
          {detail}
          {seriesHref !== null && (
            <>
              {' · '}
              <a className={styles.link} href={seriesHref} tabIndex={-1}>
                {card.series}
              </a>
            </>
          )}
        </div>
      )}
    </div>
  );
}
