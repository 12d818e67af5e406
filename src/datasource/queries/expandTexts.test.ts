import type { AskSession } from '../../collect/ask/session';
import { buildSourceView } from '../../collect/sources/sourceView';
import { SOURCES } from '../../collect/sources/sources';
import { expandTexts } from './expandTexts';

const TEXT = 'min by (pod) (container_memory_rss{container!=""})';
const session = (ids: string[] | null, failure: string | null = null) =>
  ({
    sources: async () =>
      ids && { found: [], failure, view: buildSourceView(SOURCES.filter(({ id }) => ids.includes(id))) },
  }) as unknown as AskSession;

test('expandTexts(): in the names of the source, which is told', async () => {
  const { texts, sources } = await expandTexts(session(['telegraf-docker']), [TEXT]);
  expect(texts[0]).toContain('docker_container_mem_total_rss{container_name!=""}');
  expect(sources).toEqual(['Telegraf’s docker input']);
});

test.each([[null], [[]], [['kubelet-cadvisor', 'kube-state-metrics']]])(
  'expandTexts() with the sources %j: as it is',
  async (ids) => {
    expect(await expandTexts(session(ids), [TEXT])).toEqual({ texts: [TEXT], sources: [] });
  }
);

test('expandTexts(): a server that cannot be asked is no server without sources', async () => {
  await expect(expandTexts(session([], 'It did not answer.'), [TEXT])).rejects.toThrow('It did not answer.');
});
