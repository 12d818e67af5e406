import { createAsk } from '../ask/createAsk';
import type { PrometheusClient } from '../ask/prometheusClient';
import { PrometheusError, type PrometheusErrorKind } from '../ask/prometheusError';

const ASKED = 'count(container_memory_working_set_bytes{pod!=""})';

/** A server that fails at what recognises sources, and answers everything else. */
function failingAt(kind: PrometheusErrorKind) {
  const asked: string[] = [];
  const instant: PrometheusClient['instant'] = async ({ expr }) => {
    asked.push(expr);
    if (expr.includes('leakscope_source')) {
      throw new PrometheusError(kind, 'It failed.');
    }
    return { vector: [], warnings: [], cost: { requests: 1, bytes: 0, samples: 0, milliseconds: 0 } };
  };
  return { asked, session: createAsk({ instant } as PrometheusClient, { sources: true }).session(0) };
}

describe('SourceViews.find(asked) where sources cannot be recognised', () => {
  test('a server that answers nothing in time is not asked once more', async () => {
    const { asked, session } = failingAt('timeout');
    await expect(session.instant(ASKED)).rejects.toMatchObject({ kind: 'timeout' });
    expect(asked).toHaveLength(1);
  });

  test('a server that answered before is asked by the plain names', async () => {
    const { asked, session } = failingAt('timeout');
    await session.instantPlain('up');
    await session.instant(ASKED);
    expect(asked.at(-1)).toBe(ASKED);
  });

  test.each<PrometheusErrorKind>(['bad-query', 'too-much', 'server'])('%s: by the plain names', async (kind) => {
    const { asked, session } = failingAt(kind);
    await session.instant(ASKED);
    expect(asked.at(-1)).toBe(ASKED);
  });
});
