import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Badge, Button, LoadingPlaceholder, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect } from 'react';
import { SCREEN_MARKS } from '../../engine';
import { useLocation } from 'react-router-dom';
import { readMoments } from '../../contract/alertLink';
import { DEFAULT_PERIOD, GIVEN, toRange } from '../alerts/toAlertQuestion';
import type { Source } from '../findSources';
import { useLeakscopeQuery } from '../grafana/useLeakscopeQuery';
import { readRecording, type RecordedSeries } from './readRecording';
import { recordingStrings as texts } from './recordingStrings';

type Look = Pick<React.ComponentProps<typeof Badge>, 'color' | 'icon'>;
const LOOKS: Record<RecordedSeries['state'], Look> = {
  fresh: { color: 'green', icon: 'check' },
  stale: { color: 'orange', icon: 'clock-nine' },
  missing: { color: 'red', icon: 'times' },
  unknown: { color: 'blue', icon: 'question-circle' },
};

/** The recorded series of one Prometheus. */
export function RecordingState({ source }: { source: Source }) {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const { answer, ask } = useLeakscopeQuery();
  const look = useCallback(() => {
    const moments = readMoments(search);
    ask(source.uid, { queryType: 'recording', scope: {} }, toRange(moments ? GIVEN : DEFAULT_PERIOD, moments));
  }, [ask, source.uid, search]);
  useEffect(look, [look]);
  if (answer.state === 'idle' || answer.state === 'running') {
    return <LoadingPlaceholder text="" />;
  }
  const read = readRecording(answer.frames);
  const again = (
    <Button size="sm" variant="secondary" icon="sync" onClick={look}>
      {texts.again}
    </Button>
  );
  if (read === null) {
    return (
      <Alert severity="error" title={`${source.name}: ${texts.failed}`}>
        <p>{answer.errors.join(' ')}</p>
        {again}
      </Alert>
    );
  }
  const states = new Set(read.series.map(({ state }) => state));
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1} alignItems="center">
        <Text element="h3" variant="h6">
          {source.name}
        </Text>
        {again}
      </Stack>
      {read.used !== null && <Text>{read.used ? texts.used.yes : texts.used.no}</Text>}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`${source.name}: ${texts.state}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              {Object.values(texts.columns).map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {read.series.map(({ name, state, newest, series }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <Badge {...LOOKS[state]} text={texts.states[state]} />
                </td>
                <td>{newest === null ? SCREEN_MARKS.unknown : dateTimeFormat(newest)}</td>
                <td>{series ?? SCREEN_MARKS.unknown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {states.has('missing') && <Text color="secondary">{texts.help.missing}</Text>}
      {states.has('stale') && <Text color="secondary">{texts.help.stale}</Text>}
      {[...read.sentences, ...answer.errors].map((sentence) => (
        <Text key={sentence} color="secondary">
          {sentence}
        </Text>
      ))}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    minWidth: '60%',
    fontVariantNumeric: 'tabular-nums',
    'th, td': { padding: theme.spacing(0.5, 2, 0.5, 0), borderBottom: `1px solid ${theme.colors.border.weak}` },
    th: { fontWeight: theme.typography.fontWeightRegular, overflowWrap: 'anywhere' },
    'thead th': { color: theme.colors.text.secondary, whiteSpace: 'nowrap' },
  }),
});
