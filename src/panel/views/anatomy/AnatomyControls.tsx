import React from 'react';
import { Switch } from '../../parts/Switch';
import { strings } from '../../strings';

interface Control {
  value: boolean;
  onChange: (value: boolean) => void;
}

interface AnatomyControlsProps {
  /** Null: there is nothing to switch. */
  detail: Control | null;
  tools: Control | null;
  isNarrow: boolean;
}

/** What is drawn and listed besides the parts. */
export function AnatomyControls({ detail, tools, isNarrow }: AnatomyControlsProps) {
  const { runtime, tools: toolTexts } = strings;
  return (
    <>
      {detail && <Switch label={isNarrow ? runtime.shortToggle : runtime.toggle} {...detail} />}
      {tools && <Switch label={isNarrow ? toolTexts.shortToggle : toolTexts.toggle} {...tools} />}
    </>
  );
}
