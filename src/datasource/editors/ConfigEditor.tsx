import { locationUtil, type DataSourceInstanceSettings, type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { DataSourcePicker } from '@grafana/runtime';
import { Alert, Field, Input, LinkButton, Text } from '@grafana/ui';
import React, { useId } from 'react';
import { parseCounters } from '../../collect/facts/load/parseCounters';
import { parsePodLabels } from '../../collect/workloads/parsePodLabels';
import { GRAFANA_PAGES } from '../../contract/grafanaNames';
import { isPrometheusType } from '../../contract/prometheusType';
import type { LeakscopeOptions, LeakscopeSecureOptions } from '../../contract/query';
import { existsDatasource, hasPrometheusDatasource } from '../clients/linkedDatasource';
import { STRINGS } from '../strings';
import { CheckSection } from './CheckSection';
import { KubeletSection } from './KubeletSection';
import { EDITOR_STRINGS } from './editorStrings';
import { CHECK_STRINGS } from '../check/checkStrings';

type Props = DataSourcePluginOptionsEditorProps<LeakscopeOptions, LeakscopeSecureOptions>;

const FIELD_WIDTH = 40;
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Which Prometheus to ask, how it names clusters, a check of what it has, and kubelets beside it. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const id = useId();
  const texts = EDITOR_STRINGS.config;
  const { jsonData, readOnly, uid } = options;
  const { promUid, clusterLabel = '', counters = '', podLabels = '' } = jsonData;
  const deleted = promUid !== undefined && promUid !== '' && !existsDatasource(promUid);
  const countersProblem = parseCounters(counters).problem;
  const podLabelsProblem = parsePodLabels(podLabels).problem;
  const labelInvalid = clusterLabel !== '' && !LABEL_NAME.test(clusterLabel);

  const change = (part: Partial<LeakscopeOptions>) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, ...part } });

  return (
    <div>
      {readOnly && <Alert severity="info" title={texts.readOnly} />}
      {!hasPrometheusDatasource() && (
        <Alert severity="warning" title={texts.noneTitle}>
          <p>{texts.noneText}</p>
          <LinkButton href={locationUtil.assureBaseUrl(GRAFANA_PAGES.addDatasource('prometheus'))} icon="plus">
            {texts.noneLink}
          </LinkButton>
        </Alert>
      )}
      <Field
        label={texts.prometheus}
        description={texts.prometheusHelp}
        htmlFor={`${id}-prometheus`}
        invalid={deleted}
        error={deleted ? STRINGS.errors.linkedDeleted : undefined}
        disabled={readOnly}
      >
        <DataSourcePicker
          inputId={`${id}-prometheus`}
          current={promUid || null}
          noDefault
          filter={({ type }) => isPrometheusType(type)}
          onChange={({ uid: chosen, type }: DataSourceInstanceSettings) => change({ promUid: chosen, promType: type })}
          width={FIELD_WIDTH}
        />
      </Field>
      <Field
        label={texts.clusterLabel}
        description={texts.clusterLabelHelp}
        htmlFor={`${id}-cluster`}
        invalid={labelInvalid}
        error={labelInvalid ? texts.clusterLabelInvalid : undefined}
        disabled={readOnly}
      >
        <Input
          id={`${id}-cluster`}
          value={clusterLabel}
          onChange={({ currentTarget }) => change({ clusterLabel: currentTarget.value.trim() })}
          width={FIELD_WIDTH}
        />
      </Field>
      <Field
        label={texts.counters}
        description={texts.countersHelp}
        htmlFor={`${id}-counters`}
        invalid={countersProblem !== null}
        error={countersProblem ?? undefined}
        disabled={readOnly}
      >
        <Input
          id={`${id}-counters`}
          value={counters}
          placeholder="orders_failed_total, jobs_retried_total"
          onChange={({ currentTarget }) => change({ counters: currentTarget.value })}
          width={FIELD_WIDTH}
        />
      </Field>
      <Field
        label={texts.podLabels}
        description={texts.podLabelsHelp}
        htmlFor={`${id}-pod-labels`}
        invalid={podLabelsProblem !== null}
        error={podLabelsProblem ?? undefined}
        disabled={readOnly}
      >
        <Input
          id={`${id}-pod-labels`}
          value={podLabels}
          placeholder="team, shard"
          onChange={({ currentTarget }) => change({ podLabels: currentTarget.value })}
          width={FIELD_WIDTH}
        />
      </Field>
      <Text element="h2">{CHECK_STRINGS.title}</Text>
      <CheckSection
        // The result of a check belongs to the settings that were checked.
        key={JSON.stringify([promUid, clusterLabel])}
        uid={uid}
        promUid={promUid}
        clusterLabel={clusterLabel === '' || labelInvalid ? null : clusterLabel}
      />
      <KubeletSection options={options} onOptionsChange={onOptionsChange} />
    </div>
  );
}
