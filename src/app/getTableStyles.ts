import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** Tables of the app's pages. */
export const getTableStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    'th, td': { padding: theme.spacing(0.75, 1), borderBottom: `1px solid ${theme.colors.border.weak}` },
    th: { fontWeight: theme.typography.fontWeightRegular, overflowWrap: 'anywhere' },
    'thead th': { color: theme.colors.text.secondary, whiteSpace: 'nowrap' },
  }),
  caption: css({ captionSide: 'top', color: theme.colors.text.secondary, textAlign: 'left' }),
});
