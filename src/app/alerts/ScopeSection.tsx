import { Combobox, Field, Stack, Text } from '@grafana/ui';
import React, { useId } from 'react';
import type { Source } from '../findSources';
import type { AlertForm, FieldErrors, FormContext } from '../form/alertForm';
import { listScopeFields } from '../form/toMatchers';
import { alertStrings } from './alertStrings';
import { Sized } from './Sized';
import { TextField } from './TextField';

interface Props {
  form: AlertForm;
  errors: FieldErrors;
  context: FormContext;
  sources: readonly Source[];
  change: (changes: Partial<AlertForm>) => void;
}

const SOURCE_WIDTH_PX = 320;

/** Which data source is asked, and for which containers, nodes or targets. */
export function ScopeSection({ form, errors, context, sources, change }: Props) {
  const sourceId = useId();
  const { form: texts } = alertStrings;
  return (
    <div>
      <Sized widthPx={SOURCE_WIDTH_PX}>
        <Field
          label={texts.source}
          description={texts.sourceHelp}
          invalid={errors.datasourceUid !== undefined}
          error={errors.datasourceUid}
          htmlFor={sourceId}
        >
          <Combobox
            id={sourceId}
            value={form.datasourceUid || null}
            options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
            onChange={({ value }) => change({ datasourceUid: value })}
          />
        </Field>
      </Sized>
      <Stack direction="row" wrap="wrap" gap={1}>
        {listScopeFields(form, context).map((name) => (
          <TextField
            key={name}
            label={texts.scopeNames[name]}
            placeholder={texts.all}
            value={form.scope[name] ?? ''}
            onChange={(value) => change({ scope: { ...form.scope, [name]: value } })}
          />
        ))}
      </Stack>
      <Text color="secondary" variant="bodySmall">
        {texts.scopeHelp}
      </Text>
      {errors.scope && (
        <div role="alert">
          <Text color="error">{errors.scope}</Text>
        </div>
      )}
    </div>
  );
}
