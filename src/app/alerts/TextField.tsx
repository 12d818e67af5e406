import { Field, Input } from '@grafana/ui';
import React, { useId } from 'react';
import { Sized } from './Sized';

interface Props {
  label: string;
  help?: string;
  value: string;
  error?: string;
  placeholder?: string;
  widthPx?: number;
  disabled?: boolean;
  onChange: (value: string) => void;
}

const WIDTH_PX = 220;

/** A line of text with its help and what is wrong with it. */
export function TextField({ label, help, value, error, placeholder, widthPx = WIDTH_PX, disabled, onChange }: Props) {
  const id = useId();
  return (
    <Sized widthPx={widthPx}>
      <Field label={label} description={help} invalid={error !== undefined} error={error} htmlFor={id}>
        <Input
          id={id}
          value={value}
          placeholder={placeholder}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </Field>
    </Sized>
  );
}
