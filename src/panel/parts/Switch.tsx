import { InlineSwitch } from '@grafana/ui';
import React, { useId } from 'react';

interface SwitchProps {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

/** A switch whose label can be clicked. */
export function Switch({ label, value, onChange }: SwitchProps) {
  const id = useId();
  return (
    <InlineSwitch
      id={id}
      label={label}
      showLabel
      transparent
      value={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
