import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatBytes, formatGrowth } from '../../../engine';
import { describeTimeToLimit } from '../../parts/diagnosis/describeTimeToLimit';
import { diagnosisStrings } from '../../parts/diagnosis/diagnosisStrings';
import { VerdictCell } from '../../parts/diagnosis/VerdictCell';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';
import { capText } from '../../parts/words/capText';
import type { TriageRow } from '../../read/triage/triageModel';
import { strings } from '../../strings';

interface ReplicaListProps {
  replicas: readonly TriageRow[];
  drillDown: DrillDownActions;
}

/** The replicas of a workload that were looked at, each with a link to its own page. One is no list. */
export function ReplicaList({ replicas, drillDown }: ReplicaListProps) {
  const styles = useStyles2(getStyles);
  if (replicas.length < 2) {
    return null;
  }
  return (
    <section aria-label={strings.triage.replicaList} className={styles.root}>
      <h3 className={styles.title}>{strings.triage.replicaList}</h3>
      <ul className={styles.list}>
        {replicas.map((row) => {
          const href = drillDown.toHref(row);
          const pod = capText(row.key.pod);
          const secondsToLimit = row.diagnosis?.secondsToLimit ?? null;
          return (
            <li key={row.id} className={styles.replica}>
              {href === null ? <span>{pod}</span> : <a href={href}>{pod}</a>}
              <VerdictCell diagnosis={row.diagnosis} compact />
              <span className={styles.figures}>
                {[
                  formatBytes(row.usageBytes ?? row.workingSetBytes),
                  formatGrowth(row.slopeBytesPerHour),
                  ...(secondsToLimit
                    ? [diagnosisStrings.card.untilLimit(describeTimeToLimit(secondsToLimit).words)]
                    : []),
                ].join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ ...theme.typography.bodySmall, paddingBottom: theme.spacing(1) }),
  title: css({
    ...theme.typography.bodySmall,
    marginTop: 0,
    marginBottom: theme.spacing(0.5),
    color: theme.colors.text.secondary,
  }),
  list: css({ display: 'grid', gap: theme.spacing(0.25), margin: 0, padding: 0, listStyle: 'none' }),
  replica: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0.25, 2),
    overflowWrap: 'anywhere',
    a: { color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } },
  }),
  figures: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
