import { Alert, Button, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { CheckState } from './useCheck';

interface CheckFrameProps<R> {
  title?: string;
  introduction: string;
  texts: { run: string; running: string; failed: string };
  state: CheckState<R>;
  disabled: boolean;
  onRun: () => void;
  children: (result: R) => React.ReactNode;
}

/** A check that somebody starts: its button, and what came of it. */
export function CheckFrame<R>({ title, introduction, texts, state, disabled, onRun, children }: CheckFrameProps<R>) {
  return (
    <Stack direction="column" gap={2}>
      {title && <Text element="h3">{title}</Text>}
      <Text color="secondary">{introduction}</Text>
      <div>
        <Button variant="secondary" icon="sync" onClick={onRun} disabled={disabled || state.is === 'running'}>
          {texts.run}
        </Button>
      </div>
      <div aria-live="polite">
        {state.is === 'running' && <LoadingPlaceholder text={texts.running} />}
        {state.is === 'failed' && (
          <Alert severity="error" title={texts.failed}>
            {state.message}
          </Alert>
        )}
        {state.is === 'done' && children(state.result)}
      </div>
    </Stack>
  );
}
