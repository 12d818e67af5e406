import React from 'react';
import { Switch } from '../../parts/Switch';
import { strings } from '../../strings';

interface Control {
  /** Whether there is anything to switch. */
  isThere: boolean;
  value: boolean;
  onChange: (value: boolean) => void;
}

interface AnatomyControlsProps {
  detail: Control;
  tools: Control;
  isNarrow: boolean;
}

/** What is drawn and listed besides the parts. */
export function AnatomyControls({ detail, tools, isNarrow }: AnatomyControlsProps) {
  const length = isNarrow ? 'shortToggle' : 'toggle';
  return (
    <>
      {toSwitch(strings.runtime[length], detail)}
      {toSwitch(strings.tools[length], tools)}
    </>
  );
}

function toSwitch(label: string, { isThere, value, onChange }: Control) {
  return isThere && <Switch {...{ label, value, onChange }} />;
}
