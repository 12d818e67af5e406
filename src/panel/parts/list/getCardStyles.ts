import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** A row of a list as a card, where columns have no room. */
export const getCardStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0 }),
  name: css({ flex: 1, minWidth: 0 }),
  figures: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
