import { Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import { AppPage } from '../AppPage';
import { findSources } from '../findSources';
import { InstallSection } from './InstallSection';
import { recordingStrings } from './recordingStrings';
import { RecordingState } from './RecordingState';

/** Whether the scores are recorded, how fresh they are, and how to have them recorded. */
export function RecordingPage() {
  const [sources] = useState(findSources);
  const leakscope = sources.filter(({ isLeakscope }) => isLeakscope);
  return (
    <AppPage page="recording" subtitle={recordingStrings.subtitle}>
      <Stack direction="column" gap={3}>
        <section aria-label={recordingStrings.state}>
          <Text element="h3" variant="h4">
            {recordingStrings.state}
          </Text>
          {leakscope.length === 0 && <Text color="secondary">{recordingStrings.noSource}</Text>}
          {leakscope.map((source) => (
            <RecordingState key={source.uid} source={source} />
          ))}
        </section>
        <InstallSection sources={leakscope} />
      </Stack>
    </AppPage>
  );
}
