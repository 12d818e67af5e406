import type { DataSourceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import React from 'react';
import type { LeakscopeOptions, LeakscopeSecureOptions } from '../../contract/query';
import { askLinked } from '../clients/askLinked';
import { checkKubelets, type KubeletCheck } from '../kubelet/checkKubelets';
import { toKubelets } from '../kubelet/kubelets';
import { KUBELET_CHECK_STRINGS } from '../kubelet/kubeletCheckStrings';
import { CheckFrame } from './CheckFrame';
import { CheckVerdict } from './CheckVerdict';
import { KubeletCheckTable } from './KubeletCheckTable';
import { useCheck } from './useCheck';

interface Props {
  options: DataSourceSettings<LeakscopeOptions, LeakscopeSecureOptions>;
}

/** Asks each kubelet once, through the route, which knows only what is saved. */
export function KubeletCheckSection({ options }: Props) {
  const texts = KUBELET_CHECK_STRINGS;
  const unsaved = isUnsaved(options);
  const { state, run } = useCheck(async (signal) => {
    const { uid, jsonData } = options;
    const url = getDataSourceSrv().getInstanceSettings(uid)?.url;
    const kubelets = toKubelets({ url, jsonData });
    const ask = askLinked(jsonData.promUid).session(Date.now() / 1000, signal);
    return kubelets && checkKubelets(ask, kubelets, jsonData.clusterLabel || null, signal);
  });
  return (
    <CheckFrame
      {...{ texts, state }}
      title={texts.title}
      introduction={unsaved ? texts.saveFirst : texts.introduction}
      disabled={unsaved}
      onRun={run}
    >
      {(result) => <KubeletCheckResult result={result} />}
    </CheckFrame>
  );
}

function KubeletCheckResult({ result: { summary, nodes, notices } }: { result: KubeletCheck }) {
  const answered = nodes.filter((one) => one.summary !== null).length;
  const severity = answered === 0 ? 'error' : notices.length > 0 ? 'warning' : 'success';
  return (
    <>
      <CheckVerdict {...{ severity, summary }} sentences={notices} />
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
