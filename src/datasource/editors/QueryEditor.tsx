import { textsIn } from '../../engine';
import type { QueryEditorProps } from '@grafana/data';
import { Field, Input, RadioButtonGroup, Stack, Switch, Text } from '@grafana/ui';
import React, { useId, type ChangeEvent } from 'react';
import {
  DEFAULT_TOP,
  MAX_TOP,
  type LeakscopeOptions,
  type LeakscopeQuery,
  type LeakscopeQueryType,
} from '../../contract/query';
import type { LeakscopeDatasource } from '../LeakscopeDatasource';
import { EDITOR_STRINGS } from './editorStrings';
import { KUBELET_EDITOR_STRINGS } from './kubeletEditorStrings';
import { isOfOnePod } from '../queries/isOfOnePod';
import { migrateQuery, QUERY_TYPES } from '../queries/migrateQuery';
import { POD_LABELS } from '../queries/missingLabels';
import { STRINGS } from '../strings';
import { CardinalityFields } from './CardinalityFields';
import { ScopeFields } from './ScopeFields';

type Props = QueryEditorProps<LeakscopeDatasource, LeakscopeQuery, LeakscopeOptions>;

const TYPE_OPTIONS = textsIn(
  'label',
  'description'
)(QUERY_TYPES.map((value) => ({ value, ...STRINGS.queryTypes[value] })));
/** Query types that kubelets can fill in for. */
const ASKS_KUBELETS: readonly LeakscopeQueryType[] = ['anatomy', 'nodes'];
const TOP_WIDTH = 12;
const UID_WIDTH = 30;

/** A choice runs the query at once, text when the field is left. */
export function QueryEditor({ datasource, query: stored, range, onChange, onRunQuery }: Props) {
  const id = useId();
  const texts = EDITOR_STRINGS.editor;
  const query = migrateQuery(stored);
  const isExact = isOfOnePod(query.queryType);
  const isCompare = query.queryType === 'compare';
  // Nodes belong to no namespace.
  const names = datasource.scopeNames.filter((name) => query.queryType !== 'nodes' || name === 'cluster');

  const change = (part: Partial<LeakscopeQuery>) => {
    onChange({ ...query, ...part });
    onRunQuery();
  };
  const changeTop = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const top = Math.floor(target.valueAsNumber);
    change({ top: Number.isFinite(top) ? Math.min(Math.max(top, 1), MAX_TOP) : undefined });
  };

  return (
    <div>
      <Field label={texts.queryType}>
        <RadioButtonGroup
          options={TYPE_OPTIONS}
          value={query.queryType}
          onChange={(queryType) => change({ queryType })}
          aria-label={texts.queryType}
        />
      </Field>
      <ScopeFields
        datasource={datasource}
        scope={query.scope}
        names={names}
        required={isExact ? [...POD_LABELS, ...(isCompare ? (['container'] as const) : [])] : []}
        regex={!isExact && query.queryType !== 'workload'}
        range={range}
        onChange={(scope) => change({ scope })}
      />
      <Text variant="bodySmall" color="secondary">
        {texts.scopeHelp[query.queryType]}
      </Text>
      <Stack direction="row" wrap="wrap" gap={1}>
        {query.queryType === 'leaks' && (
          <Field label={texts.top} htmlFor={`${id}-top`} description={texts.topHelp(MAX_TOP)}>
            <Input
              // A new value from outside makes a new field: what is typed is kept until the field is left.
              key={query.top}
              id={`${id}-top`}
              type="number"
              min={1}
              max={MAX_TOP}
              placeholder={String(DEFAULT_TOP)}
              defaultValue={query.top}
              onBlur={changeTop}
              width={TOP_WIDTH}
            />
          </Field>
        )}
        {query.queryType === 'cardinality' && <CardinalityFields query={query} onChange={change} />}
        {query.queryType === 'workload' && (
          <Field label={texts.workload} htmlFor={`${id}-workload`} description={texts.workloadHelp}>
            <Input
              key={query.workload}
              id={`${id}-workload`}
              defaultValue={query.workload}
              onBlur={({ target }) => change({ workload: target.value.trim() || undefined })}
              width={UID_WIDTH}
            />
          </Field>
        )}
        {isCompare && (
          <Field label={texts.compareBy} htmlFor={`${id}-compare`} description={texts.compareByHelp}>
            <Input
              key={query.compareBy}
              id={`${id}-compare`}
              placeholder="version"
              defaultValue={query.compareBy}
              onBlur={({ target }) => change({ compareBy: target.value.trim() || undefined })}
              width={UID_WIDTH}
            />
          </Field>
        )}
        <Field label={texts.prometheus} htmlFor={`${id}-prometheus`} description={texts.prometheusHelp}>
          <Input
            key={query.prometheusUid}
            id={`${id}-prometheus`}
            placeholder={texts.prometheusDefault}
            defaultValue={query.prometheusUid}
            onBlur={({ target }) => change({ prometheusUid: target.value.trim() || undefined })}
            width={UID_WIDTH}
          />
        </Field>
        {datasource.hasKubelets && ASKS_KUBELETS.includes(query.queryType) && (
          <Field
            label={KUBELET_EDITOR_STRINGS.editor.ask}
            htmlFor={`${id}-kubelet`}
            description={KUBELET_EDITOR_STRINGS.editor.askHelp}
          >
            <Switch
              id={`${id}-kubelet`}
              value={query.kubelet !== false}
              onChange={({ currentTarget }) => change({ kubelet: currentTarget.checked ? undefined : false })}
            />
          </Field>
        )}
      </Stack>
    </div>
  );
}
