import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** A word with a colour, and what stands small under it: verdicts, kinds. */
export const getToneStyles = (theme: GrafanaTheme2) => ({
  root: css({ minWidth: 0 }),
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75), minWidth: 0 }),
  word: css({
    overflow: 'hidden',
    fontWeight: theme.typography.fontWeightMedium,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  detail: css({
    ...theme.typography.bodySmall,
    overflow: 'hidden',
    color: theme.colors.text.secondary,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
  bad: css({ color: theme.colors.error.text }),
  watch: css({ color: theme.colors.warning.text }),
  fine: css({ color: theme.colors.success.text }),
  quiet: css({ color: theme.colors.text.secondary }),
});
