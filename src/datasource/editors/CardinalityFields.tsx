import { Field, Input } from '@grafana/ui';
import React, { useId, type ChangeEvent } from 'react';
import { DEFAULT_DRILL, MAX_DRILL, type LeakscopeQuery } from '../../contract/query';
import { CARDINALITY_STRINGS } from '../cardinalityStrings';

type Target = Pick<LeakscopeQuery, 'job' | 'instance' | 'drill'>;

interface Props {
  query: Target;
  onChange: (part: Target) => void;
}

const NAME_WIDTH = 30;
const NUMBER_WIDTH = 12;

/** What a query of type `cardinality` has besides its scope. Text counts when the field is left. */
export function CardinalityFields({ query, onChange }: Props) {
  const id = useId();
  const texts = CARDINALITY_STRINGS.editor;
  const changeDrill = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const drill = Math.floor(target.valueAsNumber);
    onChange({ drill: Number.isFinite(drill) ? Math.min(Math.max(drill, 0), MAX_DRILL) : undefined });
  };
  return (
    <>
      <Field label={texts.job} htmlFor={`${id}-job`} description={texts.jobHelp}>
        <Input
          // A new value from outside makes a new field: what is typed is kept until the field is left.
          key={query.job}
          id={`${id}-job`}
          defaultValue={query.job}
          onBlur={({ target }) => onChange({ job: target.value || undefined })}
          width={NAME_WIDTH}
        />
      </Field>
      <Field label={texts.instance} htmlFor={`${id}-instance`} description={texts.instanceHelp}>
        <Input
          key={query.instance}
          id={`${id}-instance`}
          defaultValue={query.instance}
          onBlur={({ target }) => onChange({ instance: target.value || undefined })}
          width={NAME_WIDTH}
        />
      </Field>
      <Field label={texts.drill} htmlFor={`${id}-drill`} description={texts.drillHelp(MAX_DRILL)}>
        <Input
          key={query.drill}
          id={`${id}-drill`}
          type="number"
          min={0}
          max={MAX_DRILL}
          placeholder={String(DEFAULT_DRILL)}
          defaultValue={query.drill}
          onBlur={changeDrill}
          width={NUMBER_WIDTH}
        />
      </Field>
    </>
  );
}
