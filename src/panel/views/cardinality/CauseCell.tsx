import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { capText } from '../../parts/words/capText';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { strings } from '../../strings';
import { cardinalityStrings } from './cardinalityStrings';

/** The metric that grew most, and under it its label that explodes; or that nobody looked, or could not. */
export function CauseCell({ row }: { row: CardinalityRow }) {
  const styles = useStyles2(getStyles);
  const { metric, label, lookedInto } = row;
  const { refused, noCause, noLabel } = cardinalityStrings;
  if (metric === null) {
    const words = { yes: strings.unknown, no: noCause, refused }[lookedInto.state];
    return (
      <span className={styles.detail} title={lookedInto.reason ?? undefined}>
        {words}
      </span>
    );
  }
  const [name, labelName] = [capText(metric), label === null ? noLabel : capText(label)];
  return (
    <div className={styles.root}>
      <div className={styles.metric} title={name}>
        {name}
      </div>
      <div className={styles.detail} title={labelName}>
        {labelName}
      </div>
    </div>
  );
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
