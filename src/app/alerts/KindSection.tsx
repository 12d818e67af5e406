import { RadioButtonList, Stack, Text, TextLink } from '@grafana/ui';
import React from 'react';
import { ALERT_KINDS, type AlertKind } from '../../engine';
import { alertStrings } from './alertStrings';

interface Props {
  kind: AlertKind;
  onChange: (kind: AlertKind) => void;
}

const { form } = alertStrings;
const OPTIONS = ALERT_KINDS.map(({ kind, title }) => ({ value: kind, label: title, description: form.kinds[kind] }));

/** What the alert is about, each with a sentence. */
export function KindSection({ kind, onChange }: Props) {
  return (
    <Stack direction="column" gap={1}>
      <RadioButtonList name="leakscope-kind" options={OPTIONS} value={kind} onChange={onChange} />
      <Text variant="bodySmall">
        <TextLink href={alertStrings.toDocs(kind)} external inline>
          {form.about}
        </TextLink>
      </Text>
    </Stack>
  );
}
