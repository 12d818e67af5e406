import type { DataSourceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';
import { isAborted } from '../../collect/ask/prometheusError';
import type { LeakscopeOptions, LeakscopeSecureOptions } from '../../contract/query';
import { askLinked } from '../clients/askLinked';
import { checkKubelets, type KubeletCheck } from '../kubelet/checkKubelets';
import { toKubelets } from '../kubelet/kubelets';
import { KUBELET_STRINGS } from '../kubeletStrings';
import { KubeletCheckTable } from './KubeletCheckTable';

interface Props {
  options: DataSourceSettings<LeakscopeOptions, LeakscopeSecureOptions>;
}

type State =
  { is: 'idle' } | { is: 'running' } | { is: 'done'; result: KubeletCheck } | { is: 'failed'; message: string };

/** Asks each kubelet once, through the route, which knows only what is saved. */
export function KubeletCheckSection({ options }: Props) {
  const texts = KUBELET_STRINGS.check;
  const [state, setState] = useState<State>({ is: 'idle' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const unsaved = isUnsaved(options);

  const run = async () => {
    controller.current?.abort();
    controller.current = new AbortController();
    const { signal } = controller.current;
    setState({ is: 'running' });
    try {
      const { uid, jsonData } = options;
      const url = getDataSourceSrv().getInstanceSettings(uid)?.url;
      const kubelets = toKubelets({ url, jsonData });
      const ask = askLinked(jsonData.promUid).session(Date.now() / 1000, signal);
      const result = kubelets && (await checkKubelets(ask, kubelets, jsonData.clusterLabel || null, signal));
      setState(result ? { is: 'done', result } : { is: 'idle' });
    } catch (error) {
      if (!isAborted(error) && !signal.aborted) {
        setState({ is: 'failed', message: error instanceof Error ? error.message : String(error) });
      }
    }
  };

  return (
    <Stack direction="column" gap={2}>
      <Text element="h4">{texts.title}</Text>
      <Text color="secondary">{unsaved ? texts.saveFirst : texts.introduction}</Text>
      <div>
        <Button variant="secondary" icon="sync" onClick={run} disabled={unsaved || state.is === 'running'}>
          {texts.run}
        </Button>
      </div>
      <div aria-live="polite">
        {state.is === 'running' && <LoadingPlaceholder text={texts.running} />}
        {state.is === 'failed' && (
          <Alert severity="error" title={texts.failed}>
            {state.message}
          </Alert>
        )}
        {state.is === 'done' && <KubeletCheckResult result={state.result} />}
      </div>
    </Stack>
  );
}

function KubeletCheckResult({ result: { summary, nodes, notices } }: { result: KubeletCheck }) {
  const answered = nodes.filter((one) => one.summary !== null).length;
  const severity = answered === 0 ? 'error' : notices.length > 0 ? 'warning' : 'success';
  return (
    <>
      <Alert severity={severity} title={summary}>
        <ul>
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      </Alert>
      {nodes.length > 0 && <KubeletCheckTable nodes={nodes} />}
    </>
  );
}

/** Whether the server would answer with other settings than those on the page. */
function isUnsaved({ uid, jsonData, secureJsonData }: Props['options']): boolean {
  const saved = getDataSourceSrv().getInstanceSettings(uid)?.jsonData as LeakscopeOptions | undefined;
  return (
    Boolean(secureJsonData?.kubeToken) ||
    saved?.kubeUrl !== jsonData.kubeUrl ||
    Boolean(saved?.tlsSkipVerify) !== Boolean(jsonData.tlsSkipVerify)
  );
}
