import type { GrafanaTheme2 } from '@grafana/data';

/** Rows of figures: the first column takes what is left, and is cut. */
export const getFigureTableStyle = (theme: GrafanaTheme2, rowHeight: number) =>
  ({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    'th, td': {
      height: theme.spacing(rowHeight),
      padding: theme.spacing(0, 1, 0, 0.25),
      fontWeight: theme.typography.fontWeightRegular,
      textAlign: 'right',
      whiteSpace: 'nowrap',
    },
    'th:first-child': {
      width: '100%',
      maxWidth: 0,
      overflow: 'hidden',
      textAlign: 'left',
      textOverflow: 'ellipsis',
    },
    'thead th': { color: theme.colors.text.secondary },
  }) as const;
