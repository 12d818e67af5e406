import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Spinner, useStyles2 } from '@grafana/ui';
import React, { useId, useState } from 'react';
import { SENTENCES } from '../../contract/codec/sentences';
import { APP_LIMITS } from '../appLimits';
import { PathLink } from '../PathLink';
import { NowLine, type Line } from './NowLine';
import { nowStrings as texts } from './nowStrings';

export interface Topic {
  /** `running` with lines: they are there, and more comes. */
  state: 'running' | 'done' | 'failed';
  lines: Line[];
  /** One sentence under the title, or instead of lines. */
  summary: string;
  /** What went wrong; with `done` the lines are there in part. */
  errors: readonly string[];
  /** What the server, or who asked it, says of an answer that may not be all. */
  warnings?: readonly string[];
}

interface Props extends Topic {
  title: string;
  /** Where all of it is. */
  more: { title: string; path: string };
  again: () => void;
}

/** One topic of the front page, which asks by itself: what needs somebody, that nothing does, or why nobody knows. */
export function NowSection({ title, more, state, lines, summary, errors, warnings = [], again }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const [showsAll, setShowsAll] = useState(false);
  const most = APP_LIMITS.nowLines.value;
  const shown = showsAll ? lines : lines.slice(0, most);
  return (
    <section className={styles.root} aria-labelledby={id} aria-busy={state === 'running'}>
      <header className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <span className={styles.summary} aria-live="polite">
          {state === 'running' ? (
            <>
              <Spinner inline size="sm" /> {lines.length > 0 ? texts.stillLooking : texts.looking}
            </>
          ) : (
            summary
          )}
        </span>
        <PathLink icon="arrow-right" look="text" path={more.path}>
          {more.title}
        </PathLink>
      </header>
      {errors.length > 0 && state !== 'running' && (
        <Alert
          severity={state === 'failed' ? 'error' : 'warning'}
          title={state === 'failed' ? texts.failed : texts.partly}
        >
          <p>{errors.join(' ')}</p>
          <Button size="sm" variant="secondary" icon="sync" onClick={again}>
            {texts.again}
          </Button>
        </Alert>
      )}
      {warnings.length > 0 && state === 'done' && (
        <Alert severity="warning" title={texts.warned}>
          {SENTENCES.read(warnings).join(' ')}
        </Alert>
      )}
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((line) => (
            <NowLine key={line.id} {...line} />
          ))}
        </ul>
      )}
      {lines.length > shown.length && (
        <Button fill="text" size="sm" onClick={() => setShowsAll(true)}>
          {texts.more(lines.length - shown.length)}
        </Button>
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    padding: theme.spacing(1, 1.5),
  }),
  title: css({ ...theme.typography.h5, margin: 0 }),
  summary: css({ flex: '1 1 120px', color: theme.colors.text.secondary }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
});
