import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { capText } from '../../parts/words/capText';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { strings } from '../../strings';
import { cardinalityStrings } from './cardinalityStrings';

/** The metric that grew most, and under it what of it explodes: its label, or names; or that nobody looked, or could not. */
export function CauseCell({ row }: { row: CardinalityRow }) {
  const styles = useStyles2(getStyles);
  const { metric, names, lookedInto } = row;
  const { refused, noCause } = cardinalityStrings;
  if (metric === null) {
    const words = { yes: strings.unknown, no: noCause, refused }[lookedInto.state];
    return (
      <span className={styles.detail} title={lookedInto.reason ?? undefined}>
        {words}
      </span>
    );
  }
  const name = capText(names ?? metric);
  const cause = describeCause(row);
  return (
    <div className={styles.root}>
      <div className={styles.metric} title={name}>
        {name}
      </div>
      <div className={styles.detail} title={cause}>
        {cause}
      </div>
    </div>
  );
}

function describeCause({ names, label, together }: CardinalityRow): string {
  const { idsInNames, noLabel, changeTogether } = cardinalityStrings;
  if (names !== null) {
    return idsInNames;
  }
  return together !== null ? changeTogether(capText(together)) : label === null ? noLabel : capText(label);
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ minWidth: 0, unicodeBidi: 'isolate' }),
  metric: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  detail: css({
    ...theme.typography.bodySmall,
    overflow: 'hidden',
    color: theme.colors.text.secondary,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
