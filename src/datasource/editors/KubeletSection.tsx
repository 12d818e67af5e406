import { textsIn } from '../../engine';
import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { Alert, Field, Input, RadioButtonGroup, SecretInput, Switch, Text } from '@grafana/ui';
import React, { useId } from 'react';
import { isNodeName } from '../../collect/kubelet/isNodeName';
import type { KubeletEndpoint, LeakscopeOptions, LeakscopeSecureOptions } from '../../contract/query';
import { readNodeNames } from '../kubelet/kubelets';
import { KUBELET_EDITOR_STRINGS } from './kubeletEditorStrings';
import { isKubeletUrl } from '../kubelet/isKubeletUrl';
import { KubeletCheckSection } from './KubeletCheckSection';

type Props = DataSourcePluginOptionsEditorProps<LeakscopeOptions, LeakscopeSecureOptions>;

const FIELD_WIDTH = 40;
const ENDPOINTS: readonly KubeletEndpoint[] = ['relay', 'kubelet', 'apiServer'];
const ENDPOINT_OPTIONS = textsIn('label')(
  ENDPOINTS.map((value) => ({ value, label: KUBELET_EDITOR_STRINGS.config.endpoints[value].label }))
);

/** Where kubelet summaries are, and the token for them, which goes to the server only. */
export function KubeletSection({ options, onOptionsChange }: Props) {
  const id = useId();
  const texts = KUBELET_EDITOR_STRINGS.config;
  const { jsonData, readOnly, secureJsonData, secureJsonFields } = options;
  const { kubeUrl = '', kubeEndpoint = 'relay', kubeNodes = '', kubeCluster = '', clusterLabel } = jsonData;
  const urlInvalid = kubeUrl !== '' && !isKubeletUrl(kubeUrl);
  const badName = readNodeNames(kubeNodes).find((name) => !isNodeName(name));

  const change = (part: Partial<LeakscopeOptions>) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, ...part } });
  const changeToken = (kubeToken: string, isSet: boolean) =>
    onOptionsChange({
      ...options,
      secureJsonFields: { ...secureJsonFields, kubeToken: isSet },
      secureJsonData: { ...secureJsonData, kubeToken },
    });

  return (
    <div>
      <Text element="h2">{texts.title}</Text>
      <Text element="p" color="secondary">
        {texts.introduction}
      </Text>
      <Field
        label={texts.url}
        description={texts.urlHelp}
        htmlFor={`${id}-url`}
        invalid={urlInvalid}
        error={urlInvalid ? texts.urlInvalid : undefined}
        disabled={readOnly}
      >
        <Input
          id={`${id}-url`}
          value={kubeUrl}
          onChange={({ currentTarget }) => change({ kubeUrl: currentTarget.value.trim() })}
          width={FIELD_WIDTH}
        />
      </Field>
      <Field label={texts.endpoint} description={texts.endpoints[kubeEndpoint].description} disabled={readOnly}>
        <RadioButtonGroup
          options={ENDPOINT_OPTIONS}
          value={kubeEndpoint}
          onChange={(value) => change({ kubeEndpoint: value })}
          aria-label={texts.endpoint}
        />
      </Field>
      {kubeEndpoint === 'apiServer' && (
        <Alert severity="warning" title={texts.apiServerTitle}>
          {texts.apiServerText}
        </Alert>
      )}
      <Field label={texts.token} description={texts.tokenHelp} htmlFor={`${id}-token`} disabled={readOnly}>
        <SecretInput
          id={`${id}-token`}
          isConfigured={Boolean(secureJsonFields?.kubeToken)}
          value={secureJsonData?.kubeToken ?? ''}
          placeholder={texts.tokenPlaceholder}
          onChange={({ currentTarget }) => changeToken(currentTarget.value.trim(), false)}
          onReset={() => changeToken('', false)}
          width={FIELD_WIDTH}
        />
      </Field>
      <Field
        label={texts.nodes}
        description={texts.nodesHelp}
        htmlFor={`${id}-nodes`}
        invalid={badName !== undefined}
        error={badName === undefined ? undefined : texts.nodesInvalid(badName)}
        disabled={readOnly}
      >
        <Input
          id={`${id}-nodes`}
          value={kubeNodes}
          placeholder={texts.nodesPlaceholder}
          onChange={({ currentTarget }) => change({ kubeNodes: currentTarget.value })}
          width={FIELD_WIDTH}
        />
      </Field>
      {clusterLabel && (
        <Field
          label={texts.cluster}
          description={texts.clusterHelp(clusterLabel)}
          htmlFor={`${id}-cluster`}
          disabled={readOnly}
        >
          <Input
            id={`${id}-cluster`}
            value={kubeCluster}
            onChange={({ currentTarget }) => change({ kubeCluster: currentTarget.value })}
            width={FIELD_WIDTH}
          />
        </Field>
      )}
      <Field label={texts.skipVerify} description={texts.skipVerifyHelp} htmlFor={`${id}-tls`} disabled={readOnly}>
        <Switch
          id={`${id}-tls`}
          value={jsonData.tlsSkipVerify ?? false}
          onChange={({ currentTarget }) => change({ tlsSkipVerify: currentTarget.checked })}
        />
      </Field>
      {kubeUrl !== '' && <KubeletCheckSection options={options} />}
    </div>
  );
}
