import { distinctClient } from './distinctClient';
import { LIMITS } from './limits';
import { limitedClient } from './limitedClient';
import type { Pacer } from './mapPaced';
import { packedClient, type PackOptions } from './packedClient';
import type { AskOrigin, PrometheusClient } from './prometheusClient';
import { AskSession } from './session';
import { sharedClient, type SharedOptions } from './sharedClient';
import { SourceViews } from '../sources/sourceViews';

/** How one server is asked: whoever works begins a session here. */
export interface Ask {
  session(atSeconds: number, signal?: AbortSignal, origin?: AskOrigin): AskSession;
}

export interface AskOptions {
  /** Answers are kept and shared; without it each question is asked. */
  share?: SharedOptions;
  /** Questions travel together where the client can; see ADR 11. */
  pack?: PackOptions;
  /** Heavy work on answers lets others have the thread in between; without it nobody waits. */
  pacer?: Pacer;
  /** Sources are recognised, and each is asked by its own names; without it only the plain names are asked (ADR 18). */
  sources?: boolean;
}

/**
 * Everything that is done to every question to one server, made once for it: only so many requests side by side, equal
 * questions once, several in one request, each series of an answer once. Sessions know what they asked and what it cost.
 */
export function createAsk(client: PrometheusClient, { share, pack, pacer, sources }: AskOptions = {}): Ask {
  const limited = limitedClient(client, LIMITS.parallelRequests.value);
  const distinct = distinctClient(limited);
  const packed = pack ? packedClient(distinct, pack) : distinct;
  const shared = share ? sharedClient(packed, share) : packed;
  const views = sources ? new SourceViews() : undefined;
  return {
    session: (atSeconds, signal, origin) => new AskSession(shared, atSeconds, signal, { origin, pacer, views }),
  };
}
