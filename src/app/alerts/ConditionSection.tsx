import { Field, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import React from 'react';
import { SCORE_WINDOWS, SCORED_PARTS } from '../../engine';
import type { AlertForm, FieldErrors, FormContext } from '../form/alertForm';
import { findKind } from '../form/startForm';
import { alertStrings } from './alertStrings';
import { Scrolled } from './Sized';
import { TextField } from './TextField';

interface Props {
  form: AlertForm;
  errors: FieldErrors;
  context: FormContext;
  change: (changes: Partial<AlertForm>) => void;
}

const WINDOWS = SCORE_WINDOWS.map(({ id }) => ({ value: id, label: id }));
const PARTS = SCORED_PARTS.map(({ name, title }) => ({ value: name, label: title }));
const BASES = (['recorded', 'standalone'] as const).map((value) => ({ value, label: alertStrings.form.bases[value] }));
const GROUPINGS = (['workload', 'each'] as const).map((value) => ({
  value,
  label: alertStrings.form.groupings[value],
}));

/** From when on it fires, for how long, and how it is told apart. */
export function ConditionSection({ form, errors, context, change }: Props) {
  const { form: texts } = alertStrings;
  const { unit, subject } = findKind(form.kind);
  const isOld = context.minGrafana === '11.6';
  return (
    <div>
      <Stack direction="row" wrap="wrap" gap={2}>
        <TextField
          label={unit === 'points' ? texts.thresholdScore : texts.thresholdTime}
          help={unit === 'points' ? texts.thresholdScoreHelp : texts.thresholdTimeHelp}
          value={form.threshold}
          error={errors.threshold}
          onChange={(threshold) => change({ threshold })}
        />
        <TextField
          label={texts.holdFor}
          help={texts.holdForHelp}
          value={form.holdFor}
          error={errors.holdFor}
          onChange={(holdFor) => change({ holdFor })}
        />
        <TextField
          label={texts.keepFiringFor}
          help={isOld ? texts.keepFiringFor11 : texts.keepFiringForHelp}
          value={form.keepFiringFor}
          error={errors.keepFiringFor}
          disabled={isOld}
          onChange={(keepFiringFor) => change({ keepFiringFor })}
        />
        <TextField
          label={texts.severity}
          help={texts.severityHelp}
          value={form.severity}
          error={errors.severity}
          onChange={(severity) => change({ severity })}
        />
      </Stack>
      {subject === 'container' && (
        <Field label={texts.grouping} description={texts.groupingHelp}>
          <Scrolled>
            <RadioButtonGroup
              aria-label={texts.grouping}
              options={GROUPINGS}
              value={form.grouping}
              onChange={(grouping) => change({ grouping })}
            />
          </Scrolled>
        </Field>
      )}
      {form.kind === 'leak' && (
        <Field label={texts.basis} description={texts.basisHelp}>
          <Scrolled>
            <RadioButtonGroup
              aria-label={texts.basis}
              options={BASES}
              value={form.basis}
              onChange={(basis) => change({ basis })}
            />
          </Scrolled>
        </Field>
      )}
      {form.kind === 'leak' && form.basis === 'standalone' && (
        <Stack direction="row" wrap="wrap" gap={2}>
          <Field label={texts.window}>
            <Scrolled>
              <RadioButtonGroup
                aria-label={texts.window}
                options={WINDOWS}
                value={form.window}
                onChange={(window) => change({ window })}
              />
            </Scrolled>
          </Field>
          <Field label={texts.part}>
            <Scrolled>
              <RadioButtonGroup
                aria-label={texts.part}
                options={PARTS}
                value={form.part}
                onChange={(part) => change({ part })}
              />
            </Scrolled>
          </Field>
        </Stack>
      )}
      {errors.all && (
        <div role="alert">
          <Text color="error">{errors.all}</Text>
        </div>
      )}
    </div>
  );
}
