import { collectLeaks } from '../../../src/collect/containers/collectLeaks';
import { createAsk } from '../../../src/collect/ask/createAsk';
import { fetchPrometheusClient } from '../../../src/collect/ask/http/fetchPrometheusClient';
import { isBad, type PlannedWorkload } from './planFleet';

export interface ListMeasure {
  name: string;
  requests: number;
  expressions: number;
  bytes: number;
  /** In the answers. */
  samples: number;
  wallSeconds: number;
  serverCpuSeconds: number;
  /** Bad workloads in the first 50 rows, of all. */
  bad: number;
  ofBad: number;
  /** Bad ones that stand below one that is not. */
  displaced: number;
}

const DAY_SECONDS = 86_400;
const ROWS = 50;
const TIMEOUT_SECONDS = 300;

/** What the page of the fleet asks a server, and how good its first 50 rows are. */
export async function measureList(
  name: string,
  url: string,
  { atSeconds, fleet }: { atSeconds: number; fleet: readonly PlannedWorkload[] }
): Promise<ListMeasure> {
  let bytes = 0;
  let requests = 0;
  const counting: typeof fetch = async (...question) => {
    requests++;
    const answer = await fetch(...question);
    const body = await answer.arrayBuffer();
    bytes += body.byteLength;
    return new Response(body, answer);
  };
  const now = () => performance.now();
  const client = fetchPrometheusClient({ baseUrl: url, fetch: counting, timeoutSeconds: TIMEOUT_SECONDS, now });
  const cpuBefore = await readCpuSeconds(url);
  const began = now();
  const request = { atSeconds, windowSeconds: DAY_SECONDS, matchers: [], top: ROWS, by: 'workload' as const };
  const found = await collectLeaks(createAsk(client).session(atSeconds), { ...request, clusterLabel: null });
  const wallSeconds = (now() - began) / 1000;
  const bad = new Set(fleet.filter(isBad).map((one) => one.name));
  const shown = found.workloads.map(({ workload }) => bad.has(workload.name));
  return {
    name,
    requests,
    expressions: found.expressions.length,
    bytes,
    samples: found.cost.samples,
    wallSeconds,
    serverCpuSeconds: (await readCpuSeconds(url)) - cpuBefore,
    bad: shown.slice(0, ROWS).filter(Boolean).length,
    ofBad: bad.size,
    displaced: shown.filter((isOne, row) => isOne && shown.slice(0, row).some((before) => !before)).length,
  };
}

/** Of the server so far, by its own metrics. */
export async function readCpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1] ?? NaN);
}
