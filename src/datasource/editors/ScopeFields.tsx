import type { TimeRange } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { Combobox, Field, Stack, Text, type ComboboxOption } from '@grafana/ui';
import React, { useId, useState } from 'react';
import type { ScopeName } from '../../contract/ids';
import type { QueryScope } from '../../contract/query';
import { escapeRegex } from '../../engine';
import type { LeakscopeDatasource } from '../LeakscopeDatasource';
import { STRINGS } from '../strings';
import { EDITOR_STRINGS } from './editorStrings';

interface Props {
  datasource: LeakscopeDatasource;
  scope: QueryScope;
  /** Which fields to show. */
  names: readonly ScopeName[];
  /** Fields that may not be empty. */
  required: readonly ScopeName[];
  /** Whether values are regular expressions: chosen ones are escaped then. */
  regex: boolean;
  range?: TimeRange;
  onChange: (scope: QueryScope) => void;
}

/** In the unit of Grafana's spacing: four fit into a row of a wide editor, and they wrap in a narrow one. */
const FIELD_WIDTH = 24;

/** One field a label. Each lists the values among the containers that the other fields leave. */
export function ScopeFields({ datasource, scope, names, required, regex, range, onChange }: Props) {
  const id = useId();
  const [listError, setListError] = useState<string | null>(null);

  const change = (name: ScopeName, value: string | undefined) => {
    const { [name]: _before, ...others } = scope;
    onChange(value ? { ...others, [name]: value } : others);
  };
  const listOptions = async (name: ScopeName, typed: string): Promise<Array<ComboboxOption<string>>> => {
    const others = names.filter((other) => other !== name && scope[other]);
    const among = Object.fromEntries(others.map((other) => [other, regex ? scope[other] : toRegex(scope[other]!)]));
    try {
      const values = await datasource.listValues(name, among, { range });
      setListError(null);
      return withVariables(
        values.map((value) => ({ value: regex ? escapeRegex(value) : value, label: value })),
        typed
      );
    } catch (error) {
      // Values that cannot be listed are not "no values": the reason is shown, and they can still be typed.
      setListError(error instanceof Error ? error.message : String(error));
      return withVariables([], typed);
    }
  };

  return (
    <div>
      <Stack direction="row" wrap="wrap" gap={1}>
        {names.map((name) => {
          const value = scope[name];
          const missing = required.includes(name) && !value;
          const fieldId = `${id}-${name}`;
          return (
            <Field
              key={name}
              label={STRINGS.labels[name]}
              htmlFor={fieldId}
              invalid={missing}
              error={missing ? EDITOR_STRINGS.editor.required : undefined}
            >
              <Combobox
                id={fieldId}
                value={value ? { value, label: value } : null}
                options={(typed) => listOptions(name, typed)}
                onChange={(option) => change(name, option?.value)}
                placeholder={toPlaceholder(name, regex)}
                createCustomValue
                isClearable
                invalid={missing}
                width={FIELD_WIDTH}
              />
            </Field>
          );
        })}
      </Stack>
      {listError && (
        <div role="status">
          <Text color="warning" variant="bodySmall">
            {EDITOR_STRINGS.editor.notListed(listError)}
          </Text>
        </div>
      )}
    </div>
  );
}

/** What an empty field stands for. */
function toPlaceholder(name: ScopeName, regex: boolean): string | undefined {
  return regex ? EDITOR_STRINGS.editor.everything : name === 'container' ? EDITOR_STRINGS.editor.wholePod : undefined;
}

function withVariables(values: Array<ComboboxOption<string>>, typed: string): Array<ComboboxOption<string>> {
  const variables = getTemplateSrv()
    .getVariables()
    .map((variable) => ({
      value: `$${variable.name}`,
      label: `$${variable.name}`,
      description: EDITOR_STRINGS.editor.variable,
    }));
  const wanted = typed.toLowerCase();
  return [...variables, ...values].filter(({ label }) => label?.toLowerCase().includes(wanted));
}

/** An exact value as an expression; a variable becomes one when it is filled in. */
function toRegex(text: string): string {
  return getTemplateSrv().containsTemplate(text) ? text : escapeRegex(text);
}
