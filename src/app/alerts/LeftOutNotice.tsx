import { Alert, Button, Stack } from '@grafana/ui';
import React from 'react';
import type { AlertScopeName } from '../../contract/alertLink';
import { alertStrings } from './alertStrings';

interface Props {
  names: readonly AlertScopeName[];
  onAccept: () => void;
}

/** What the row that the alert was asked for has, and the scope has not: nobody saves a wider alert unseen. */
export function LeftOutNotice({ names, onAccept }: Props) {
  const { form: texts } = alertStrings;
  if (names.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" title={texts.leftOut}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <span>{texts.leftOutHelp(names.map((name) => texts.scopeNames[name]))}</span>
        <Button size="sm" variant="secondary" onClick={onAccept}>
          {texts.leftOutAccept}
        </Button>
      </Stack>
    </Alert>
  );
}
