import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, Box, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { STRINGS } from './strings';

export type StepState = 'done' | 'next' | 'later';

interface Props {
  number: number;
  title: string;
  text: string;
  state: StepState;
  /** Sentences: what was found, and what stands in the way. Null is none. */
  status: ReadonlyArray<string | null>;
  /** Links. */
  children: ReactNode;
}

const BADGES = {
  done: { color: 'green', icon: 'check' },
  next: { color: 'orange', icon: 'arrow-right' },
  later: { color: 'blue', icon: 'clock-nine' },
} as const;

/** One step: its number, what to do, whether it is done, and where to do it. */
export function SetupStep({ number, title, text, state, status, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.step}>
      <Box padding={2} borderStyle="solid" borderColor={state === 'next' ? 'medium' : 'weak'} backgroundColor="primary">
        <Stack direction="column" gap={1}>
          <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
            <Text element="h2" variant="h4">{`${number}. ${title}`}</Text>
            <Badge {...BADGES[state]} text={STRINGS.states[state]} />
          </Stack>
          <Text color="secondary">{text}</Text>
          <div aria-live="polite" className={styles.status}>
            {status.map((sentence) => sentence !== null && <p key={sentence}>{sentence}</p>)}
          </div>
          {React.Children.toArray(children).length > 0 && (
            <Stack direction="row" gap={1} wrap="wrap">
              {children}
            </Stack>
          )}
        </Stack>
      </Box>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  status: css({ p: { margin: theme.spacing(0, 0, 0.5) } }),
  step: css({ listStyle: 'none', maxWidth: theme.breakpoints.values.md, marginBottom: theme.spacing(2) }),
});
