import { Button, Stack, Text } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import { AppPage } from '../AppPage';
import { APP_LIMITS } from '../appLimits';
import { findSources } from '../findSources';
import { ClickSection } from './click/ClickSection';
import { InstallSection } from './InstallSection';
import { recordingStrings } from './recordingStrings';
import { RecordingState } from './RecordingState';

/** Whether the scores are recorded, how fresh they are, and how to have them recorded. */
export function RecordingPage() {
  const [sources] = useState(findSources);
  const step = APP_LIMITS.lookedAtSources.value;
  const [most, setMost] = useState<number>(step);
  // What was written or taken away is looked at anew.
  const [changes, setChanges] = useState(0);
  const lookAnew = useCallback(() => setChanges((count) => count + 1), []);
  const leakscope = sources.filter(({ isLeakscope }) => isLeakscope);
  return (
    <AppPage page="recording" subtitle={recordingStrings.subtitle}>
      <Stack direction="column" gap={3}>
        <section aria-label={recordingStrings.state}>
          <Text element="h2" variant="h4">
            {recordingStrings.state}
          </Text>
          {leakscope.length === 0 && <Text color="secondary">{recordingStrings.noSource}</Text>}
          {leakscope.slice(0, most).map((source) => (
            <RecordingState key={`${source.uid} ${changes}`} source={source} />
          ))}
          {leakscope.length > most && (
            <Stack direction="row" gap={1} alignItems="center">
              <Text color="secondary">{recordingStrings.cut(most, leakscope.length)}</Text>
              <Button size="sm" variant="secondary" onClick={() => setMost(most + step)}>
                {recordingStrings.more}
              </Button>
            </Stack>
          )}
        </section>
        {leakscope
          .slice(0, most)
          .map(
            (source) =>
              source.prometheusUid !== null && (
                <ClickSection
                  key={source.uid}
                  source={source}
                  prometheusUid={source.prometheusUid}
                  onChange={lookAnew}
                />
              )
          )}
        <InstallSection sources={leakscope} />
      </Stack>
    </AppPage>
  );
}
