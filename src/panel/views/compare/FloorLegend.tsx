import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { LineSample } from '../../parts/chart/LineSample';
import { compareStrings } from './compareStrings';
import type { LineClass } from './toLineClasses';

interface FloorLegendProps {
  classes: LineClass[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

/** Which colour is whose; a click hides and shows its lines. */
export function FloorLegend({ classes, hidden, onToggle }: FloorLegendProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.root}>
      {classes.map(({ id, name, look }) => {
        const words = name ?? compareStrings.noGroup;
        return (
          <button
            key={id}
            type="button"
            className={cx(styles.button, hidden.has(id) && styles.hidden)}
            aria-pressed={!hidden.has(id)}
            aria-label={compareStrings.toggle(words)}
            title={words}
            onClick={() => onToggle(id)}
          >
            <LineSample look={look} />
            <span>{words}</span>
          </button>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    display: 'flex',
    flex: 'none',
    flexWrap: 'wrap',
    gap: theme.spacing(0.25, 1.5),
    maxHeight: theme.spacing(8),
    overflow: 'auto',
  }),
  button: css({
    ...theme.typography.bodySmall,
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    maxWidth: theme.spacing(36),
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.colors.text.primary,
    svg: { flex: 'none' },
    span: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  }),
  hidden: css({ color: theme.colors.text.disabled, textDecoration: 'line-through', svg: { opacity: 0.3 } }),
});
