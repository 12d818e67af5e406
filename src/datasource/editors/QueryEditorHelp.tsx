import React from 'react';
import { EDITOR_STRINGS } from './editorStrings';

/** Shown on demand, in Explore and in the query editor. */
export function QueryEditorHelp() {
  const { title, leaks, anatomy, nodes, cardinality, variables } = EDITOR_STRINGS.help;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        <li>{leaks}</li>
        <li>{anatomy}</li>
        <li>{nodes}</li>
        <li>{cardinality}</li>
        <li>{variables}</li>
      </ul>
    </>
  );
}
