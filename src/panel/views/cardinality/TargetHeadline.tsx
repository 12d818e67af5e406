import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { describeSeries } from './describeSeries';

interface TargetHeadlineProps {
  row: CardinalityRow;
  nowSeconds: number;
  timeZone: string;
}

/** The sentence that says it all, with names set apart. */
export function TargetHeadline({ row, nowSeconds, timeZone }: TargetHeadlineProps) {
  const styles = useStyles2(getStyles);
  return (
    <p className={styles.sentence}>
      {describeSeries(row, nowSeconds, timeZone).map(({ text, isName }, index) =>
        isName ? (
          <code key={index} className={styles.name}>
            {text}
          </code>
        ) : (
          <React.Fragment key={index}>{text}</React.Fragment>
        )
      )}
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  sentence: css({ ...theme.typography.body, margin: 0, overflowWrap: 'anywhere' }),
  name: css({
    margin: 0,
    padding: theme.spacing(0, 0.5),
    border: 0,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    unicodeBidi: 'isolate',
    whiteSpace: 'pre-wrap',
  }),
});
