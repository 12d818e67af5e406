import { readFileSync } from 'node:fs';
import path from 'node:path';
import { matcher } from '../promql/quotePromql';
import { SCORE_WINDOWS } from './scoreDefinition';
import { buildScoreExpr, buildTopScoreExpr, MAX_QUERY_BYTES } from './scorePromql';
import { buildScoreSource } from './scoreSource';

const golden = (name: string) =>
  readFileSync(path.join(__dirname, '../../../tests/parity/golden', name), { encoding: 'utf8' });
const byteLength = (text: string) => new TextEncoder().encode(text).length;

describe('buildScoreExpr(window, source) is the reviewed text', () => {
  test.each(SCORE_WINDOWS)('$id of anonymous memory', (window) => {
    expect(`${buildScoreExpr(window, buildScoreSource('anon'))}\n`).toBe(golden(`standalone-${window.id}.promql`));
  });

  test('12h of kernel memory', () => {
    const text = buildScoreExpr(SCORE_WINDOWS[0], buildScoreSource('kernel'));
    expect(`${text}\n`).toBe(golden('standalone-12h-kernel.promql'));
  });
});

describe('buildTopScoreExpr(window, count, source)', () => {
  test('wraps the text of the window', () => {
    const source = buildScoreSource('anon');
    expect(buildTopScoreExpr(SCORE_WINDOWS[1], 50, source)).toBe(
      `topk(50, max by (namespace,pod,container) (\n${buildScoreExpr(SCORE_WINDOWS[1], source)}\n))`
    );
  });

  test.each(SCORE_WINDOWS)(
    '$id with cluster, namespace, pod and container stays below the limit of VictoriaMetrics',
    (window) => {
      const source = buildScoreSource('anon', {
        clusterLabel: 'cluster',
        kubeStateLimits: true,
        matchers: [
          matcher('cluster', '=~', 'eu-central-1-production'),
          matcher('namespace', '=~', 'payments|checkout|search|identity'),
          matcher('pod', '=~', 'checkout-.*'),
          matcher('container', '=~', 'app|sidecar'),
        ].join(','),
      });
      expect(byteLength(buildTopScoreExpr(window, 200, source))).toBeLessThan(MAX_QUERY_BYTES);
    }
  );
});
