/** A capture under tests/fixtures/kubelet (with more memory everywhere), an error status, or an answer that never comes. */
export type KubeletPlay = { capture: string; moreBytes?: number } | { status: number; body?: string } | 'silent';

export interface KubeletRequest {
  method: string;
  path: string;
  authorization: string | undefined;
}

/** A relay as docs/kubelet.md describes it, `GET /NODE/stats/summary`, with captured kubelets behind it. */
export interface RunningKubelets {
  url: string;
  requests: KubeletRequest[];
  /** What the kubelet of a node answers from now on. */
  play(node: string, play: KubeletPlay): void;
  stop(): Promise<void>;
}

export function startKubelets(plays: Record<string, KubeletPlay>): Promise<RunningKubelets>;
