import { Alert, Button, Field, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { RULE_LIMITS, toRuleFile } from '../../../engine';
import { Scrolled } from '../../alerts/Sized';
import { TextBlock } from '../../files/TextBlock';
import type { Source } from '../../findSources';
import { useExpandedTexts } from '../../grafana/useExpandedTexts';
import { recordingStrings } from '../recordingStrings';
import { findWays, type FoundWay } from './findWays';
import { planGroups } from './planGroups';
import { recordByClick, removeByClick } from './recordByClick';
import type { RecordingStore, RecordingWay } from './recordingStore';
import { isStanding, StepList } from './StepList';
import { useSteps } from './useSteps';

const { click: texts } = recordingStrings;

interface Props {
  source: Source;
  prometheusUid: string;
  /** Something was written or taken away. */
  onChange: () => void;
}

/** Has the scores recorded by a click where the server and the user allow it, and says why not where they do not. */
export function ClickSection({ source, prometheusUid, onChange }: Props) {
  const [ways] = useState(() => findWays(prometheusUid));
  const possible = ways.filter(({ store, whyNot }) => store !== null && whyNot === null);
  const [chosen, setChosen] = useState<RecordingWay | null>(possible[0]?.way ?? null);
  const way = possible.find((one) => one.way === chosen);
  if (ways.length === 0) {
    return null;
  }
  return (
    <section aria-label={texts.title}>
      <Text element="h2" variant="h4">
        {texts.title}
      </Text>
      <Text element="p" color="secondary">
        {texts.help(source.name)}
      </Text>
      {possible.length > 1 && (
        <Field label={texts.who}>
          <Scrolled>
            <RadioButtonGroup
              aria-label={texts.who}
              value={chosen}
              options={possible.map((one) => ({ value: one.way, label: texts.ways[one.way] }))}
              onChange={setChosen}
            />
          </Scrolled>
        </Field>
      )}
      {way?.store ? (
        <ClickWay key={way.way} way={way.way} store={way.store} source={source} onChange={onChange} />
      ) : (
        <WhyNot ways={ways} />
      )}
    </section>
  );
}

function WhyNot({ ways }: { ways: readonly FoundWay[] }) {
  return (
    <Alert severity="info" title={texts.cannot}>
      <ul>
        {ways.map(({ way, whyNot }) => (
          <li key={way}>
            {texts.ways[way]}: {whyNot}
          </li>
        ))}
      </ul>
      {texts.takeFile}
    </Alert>
  );
}

interface ClickWayProps {
  way: RecordingWay;
  store: RecordingStore;
  source: Source;
  onChange: () => void;
}

function ClickWay({ way, store, source, onChange }: ClickWayProps) {
  const { clusterLabel } = source;
  const raw = useMemo(
    () =>
      planGroups(way, { clusterLabel, expand: (text) => text }).flatMap(({ rules }) => rules.map(({ expr }) => expr)),
    [way, clusterLabel]
  );
  const { expand, sources: read, failure } = useExpandedTexts(source.uid, raw);
  const groups = useMemo(() => planGroups(way, { clusterLabel, expand }), [way, clusterLabel, expand]);
  const { steps, isBusy, run } = useSteps(store, groups, read !== null, onChange);
  const stands = steps !== null && isStanding(steps);
  const isBegun = (steps ?? []).some(({ state }) => state === 'stands' || state === 'written' || state === 'other');
  const hasFailed = (steps ?? []).some(({ state }) => state === 'failed');
  const rules = groups.reduce((sum, { rules: own }) => sum + own.length, 0);
  return (
    <Stack direction="column" gap={1}>
      <Text>{texts.plan[way](rules, groups.length, RULE_LIMITS.grafanaRecordingInterval.value)}</Text>
      {failure !== null && <Alert severity="warning" title={recordingStrings.sourcesUnknown(failure)} />}
      <TextBlock title={texts.preview} text={toRuleFile(groups)} folded />
      <Stack direction="row" gap={1} wrap="wrap">
        <Button icon="record-audio" onClick={() => run(recordByClick)} disabled={isBusy || steps === null || stands}>
          {isBusy ? texts.working : isBegun && !stands ? texts.goOn : texts.record}
        </Button>
        <Button
          icon="trash-alt"
          variant="secondary"
          onClick={() => run(removeByClick)}
          disabled={isBusy || !(isBegun || hasFailed)}
        >
          {texts.remove}
        </Button>
      </Stack>
      <div aria-live="polite">{steps !== null && <StepList steps={steps} way={way} />}</div>
    </Stack>
  );
}
