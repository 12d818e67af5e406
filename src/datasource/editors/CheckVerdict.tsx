import { Alert, type AlertVariant } from '@grafana/ui';
import React from 'react';

interface CheckVerdictProps {
  severity: AlertVariant;
  summary: string;
  sentences: readonly string[];
}

/** What a check found, in one sentence, and more of them below. */
export function CheckVerdict({ severity, summary, sentences }: CheckVerdictProps) {
  return (
    <Alert severity={severity} title={summary}>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  );
}
