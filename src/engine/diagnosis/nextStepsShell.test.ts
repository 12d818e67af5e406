import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { aboutPod, execIn, execShell, quoteShell, toCommand } from './nextStepsShell';

/** What a real shell makes of words: each ended by a line end, which no word holds. */
function readByShell(line: string): string[] {
  const out = execFileSync('sh', ['-c', `set -f; printf '%s\\n' ${line}`], { encoding: 'utf8' });
  return out.split('\n').slice(0, -1);
}

const HOSTILE = [
  '',
  ' ',
  "'",
  "''; rm -rf / #",
  '"$(reboot)"',
  '`id`',
  '$HOME ${IFS} $((1))',
  'a;b|c&d>e<f(g)',
  '!event !!',
  '\\',
  "\\'",
  '*?[a-z]{1,2}~',
  '~root',
  '-n',
  '--all',
  'x=1',
  'ünïcödé 中文',
  '%s%n',
];

describe('quoteShell(text)', () => {
  test.each(HOSTILE)('%j reads back as itself', (text) => {
    expect(readByShell(quoteShell(text)!)).toEqual([text]);
  });

  test.each([
    ['a line end', 'a\nb'],
    ['a return', 'a\rb'],
    ['an escape sequence', 'a\u001b[2Jb'],
    ['zero', 'a\0b'],
    ['a turn of direction', 'a\u202eb'],
    ['a hidden character', 'a\u200bb'],
    ['a line separator', 'a\u2028b'],
    ['half a character', 'a\ud800b'],
  ])('%s: null', (_, text) => {
    expect(quoteShell(text)).toBeNull();
  });

  test('plain names stay as they are', () => {
    expect(quoteShell('--namespace=shop-1.example')).toBe('--namespace=shop-1.example');
  });

  test('any words: a shell reads exactly them, or there is no command', () => {
    const char = fc.oneof(
      fc.constantFrom(...`'"\\$\`!;&|<>(){}[]*?~# =-%\t\n`),
      fc.string({ unit: 'grapheme', maxLength: 1 })
    );
    const word = fc.array(char, { maxLength: 12 }).map((chars) => chars.join(''));
    const seen: string[] = [];
    fc.assert(
      fc.property(word, (text) => {
        const quoted = quoteShell(text);
        expect(quoted === null || !/[\r\n]/.test(quoted)).toBe(true);
        if (quoted !== null) {
          seen.push(text);
        }
      }),
      { numRuns: 2000 }
    );
    expect(seen.length).toBeGreaterThan(500);
    expect(readByShell(toCommand(seen)!)).toEqual(seen);
  });
});

describe('execIn(target, words)', () => {
  test.each(HOSTILE)('a namespace, pod and container called %j are one word each, and no option', (name) => {
    const line = execIn({ namespace: name, pod: name, container: name }, ['jcmd', '1', name])!;
    expect(line.startsWith('kubectl exec ')).toBe(true);
    expect(readByShell(line).slice(2)).toEqual([
      `--namespace=${name}`,
      `pod/${name}`,
      `--container=${name}`,
      '--',
      'jcmd',
      '1',
      name,
    ]);
  });

  test('plain names', () => {
    const target = { namespace: 'shop', pod: 'orders-1', container: 'app' };
    expect(execIn(target, ['jcmd', '1', 'GC.class_histogram'])).toBe(
      'kubectl exec --namespace=shop pod/orders-1 --container=app -- jcmd 1 GC.class_histogram'
    );
    expect(execShell(target, 'ls | wc -l')).toBe(
      "kubectl exec --namespace=shop pod/orders-1 --container=app -- sh -c 'ls | wc -l'"
    );
    expect(aboutPod(target, 'describe')).toBe('kubectl describe --namespace=shop pod/orders-1');
  });
});
