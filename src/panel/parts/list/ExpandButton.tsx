import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { capText } from '../words/capText';
import type { TriageRow } from '../../read/triage/triageModel';
import { diagnosisStrings } from '../diagnosis/diagnosisStrings';

export interface Expansion {
  isOpen: (row: TriageRow) => boolean;
  toggle: (row: TriageRow) => void;
}

/** Opens and closes the diagnosis under a row. Where nobody judged there is nothing to open, and its place stays. */
export function ExpandButton({ row, expansion }: { row: TriageRow; expansion: Expansion }) {
  const styles = useStyles2(getStyles);
  if (row.diagnosis === null) {
    return null;
  }
  const isOpen = expansion.isOpen(row);
  return (
    <button
      type="button"
      className={styles.button}
      tabIndex={-1}
      aria-expanded={isOpen}
      aria-label={diagnosisStrings.card.open(capText(row.key.container))}
      onClick={() => expansion.toggle(row)}
    >
      <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    display: 'inline-flex',
    flex: 'none',
    alignItems: 'center',
    alignSelf: 'stretch',
    padding: theme.spacing(0, 0.5, 0, 0),
    border: 0,
    background: 'none',
    color: theme.colors.text.secondary,
    '&:hover': { color: theme.colors.text.primary },
  }),
});
