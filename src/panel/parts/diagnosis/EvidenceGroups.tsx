import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Evidence } from '../../../engine';
import { diagnosisStrings } from './diagnosisStrings';

const SIDES: ReadonlyArray<{ side: Evidence['side']; icon: IconName }> = [
  { side: 'for', icon: 'plus-circle' },
  { side: 'against', icon: 'minus-circle' },
  { side: 'note', icon: 'info-circle' },
];

/** The arguments for the verdict, those against it, and what else is worth knowing. */
export function EvidenceGroups({ evidence }: { evidence: Evidence[] }) {
  const styles = useStyles2(getStyles);
  if (evidence.length === 0) {
    return <p className={styles.title}>{diagnosisStrings.card.noEvidence}</p>;
  }
  return (
    <>
      {SIDES.map(({ side, icon }) => {
        const ofSide = evidence.filter((one) => one.side === side);
        const title = diagnosisStrings.evidence[side];
        return ofSide.length === 0 ? null : (
          <section key={side} aria-label={title}>
            <h3 className={styles.title}>
              <Icon name={icon} size="sm" /> {title}
            </h3>
            <ul className={styles.list}>
              {ofSide.map(({ text, rule }, index) => (
                <li key={index} title={rule}>
                  {text}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ ...theme.typography.bodySmall, margin: 0, color: theme.colors.text.secondary }),
  list: css({
    margin: 0,
    paddingInlineStart: theme.spacing(2.25),
    overflowWrap: 'anywhere',
    li: { padding: theme.spacing(0.125, 0) },
  }),
});
