import type { AskSession } from '../../collect/ask/session';
import { PrometheusError } from '../../collect/ask/prometheusError';
import { PLAIN_SOURCES } from '../../collect/sources/sources';
import type { ExpandedTexts } from '../../contract/expandedTexts';

/** Texts by the names of the sources that a server has, and these, where some are not the usual ones. */
export async function expandTexts(ask: AskSession, texts: readonly string[]): Promise<ExpandedTexts> {
  const known = await ask.sources();
  if (known === null) {
    return { texts: [...texts], sources: [] };
  }
  const { view, failure } = known;
  if (failure !== null) {
    throw new PrometheusError('server', failure);
  }
  const readable = view.sources.filter(({ refusal }) => refusal === undefined);
  const areUsual = readable.every((row) => PLAIN_SOURCES.includes(row));
  return { texts: texts.map(view.expand), sources: areUsual ? [] : readable.map(({ title }) => title) };
}
