import { createAsk } from '../ask/createAsk';
import type { PrometheusClient } from '../ask/prometheusClient';
import type { AskSession } from '../ask/session';

/** A session for one piece of work. Collectors set the moment that they were asked about themselves. */
export function sessionOf(client: PrometheusClient, atSeconds = 0): AskSession {
  return createAsk(client).session(atSeconds);
}
