import type { QueryEditorProps } from '@grafana/data';
import { Field, RadioButtonGroup } from '@grafana/ui';
import React from 'react';
import type { ScopeName } from '../../contract/ids';
import type { LeakscopeOptions, LeakscopeQuery, LeakscopeVariableQuery } from '../../contract/query';
import type { LeakscopeDatasource } from '../LeakscopeDatasource';
import { readVariableQuery } from '../queries/readVariableQuery';
import { STRINGS } from '../strings';
import { ScopeFields } from './ScopeFields';
import { EDITOR_STRINGS } from './editorStrings';

type Props = QueryEditorProps<LeakscopeDatasource, LeakscopeQuery, LeakscopeOptions, LeakscopeVariableQuery>;

/** Which label's values a dashboard variable has, and among which containers. */
export function VariableQueryEditor({ datasource, query, range, onChange }: Props) {
  const { scopeNames } = datasource;
  const { label: stored, scope } = readVariableQuery(query);
  const label = scopeNames.find((name) => name === stored);
  // Containers are chosen from the outside in: a pod's variable depends on the namespace's, not the other way.
  const outerOf = (name: ScopeName) => scopeNames.slice(0, scopeNames.indexOf(name));
  const changeLabel = (name: ScopeName) => {
    const kept = outerOf(name).filter((outer) => scope[outer]);
    onChange({ ...query, label: name, scope: Object.fromEntries(kept.map((outer) => [outer, scope[outer]])) });
  };
  return (
    <div>
      <Field label={EDITOR_STRINGS.editor.label}>
        <RadioButtonGroup
          options={scopeNames.map((name) => ({ value: name, label: STRINGS.labels[name] }))}
          value={label}
          onChange={changeLabel}
          aria-label={EDITOR_STRINGS.editor.label}
        />
      </Field>
      {label && outerOf(label).length > 0 && (
        <ScopeFields
          datasource={datasource}
          scope={scope}
          names={outerOf(label)}
          required={[]}
          regex
          range={range}
          onChange={(changed) => onChange({ ...query, label, scope: changed })}
        />
      )}
    </div>
  );
}
