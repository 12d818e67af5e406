import { config } from '@grafana/runtime';
import { createAsk, type Ask } from '../../collect/ask/createAsk';
import { LIMITS } from '../../collect/ask/limits';
import { grafanaPrometheusClient } from './grafanaPrometheusClient';
import { yieldToBrowser } from './yieldToBrowser';

const asks = new Map<string, Ask>();

/**
 * How the linked data source is asked, made once for the page: its panels, variables and checks share its limit and its
 * answers. Questions travel together where Grafana works them off side by side (ADR 11).
 */
export function askLinked(uid: string | undefined): Ask {
  const known = asks.get(uid ?? '');
  if (known) {
    return known;
  }
  const ask = createAsk(grafanaPrometheusClient(uid), {
    sources: true,
    share: {
      maxEntries: LIMITS.cachedAnswers.value,
      maxAgeSeconds: LIMITS.cachedSeconds.value,
      now: Date.now,
      alignRanges: true,
    },
    pacer: { now: () => performance.now(), pause: yieldToBrowser },
    ...(packingPays() && {
      pack: { expressions: LIMITS.packedExpressions.value, soon: (send) => void Promise.resolve().then(send) },
    }),
  });
  asks.set(uid ?? '', ask);
  return ask;
}

/** For tests, and for a user who has changed the data source's settings: what was known is asked anew. */
export function forgetAnswers(): void {
  asks.clear();
}

function packingPays(): boolean {
  const major = Number.parseInt(config.buildInfo?.version ?? '', 10);
  return major >= LIMITS.packingGrafana.value;
}
