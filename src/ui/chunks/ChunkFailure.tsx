import { Alert, Button } from '@grafana/ui';
import React from 'react';
import { say } from '../../engine';

interface ChunkFailureProps {
  message: string;
  onRetry: () => void;
}

/** Stands where a part of the plugin would, whose code did not come. */
export function ChunkFailure({ message, onRetry }: ChunkFailureProps) {
  return (
    <Alert severity="error" title={message}>
      <Button size="sm" variant="secondary" onClick={onRetry}>
        {say`Try again`}
      </Button>
    </Alert>
  );
}
