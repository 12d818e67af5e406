import * as fc from 'fast-check';
import { describeTold } from './describeTold';
import { escapeMarkdown, toCodeBlock, toMarkdownLink } from './escapeMarkdown';
import type { Told } from './told';
import { toTicket } from './toTicket';

const HOUR = 3600;
const AT = Date.parse('2026-11-20T12:00:17Z') / 1000;

const LEAK: Told = {
  key: { cluster: null, namespace: 'web', pod: 'checkout-1', container: 'log-shipper' },
  part: 'anon',
  partSlopeBytesPerHour: 3 * 2 ** 20,
  slopeBytesPerHour: 3 * 2 ** 20,
  usageBytes: 124 * 2 ** 20,
  workingSetBytes: null,
  limitBytes: 256 * 2 ** 20,
  killsOneDay: 0,
  diagnosis: {
    verdict: 'leak',
    unknownReason: null,
    runtimePart: null,
    process: null,
    onsetSeconds: { low: null, mid: AT - 14 * HOUR, high: null },
    secondsToLimit: { low: 20 * HOUR, mid: 30 * HOUR, high: 60 * HOUR },
    evidence: [
      { rule: 'a', side: 'against', text: 'It restarted once.' },
      { rule: 'b', side: 'for', text: 'The floor rises.' },
    ],
    nextSteps: [
      { text: 'Look at the heap.', command: 'jcmd 1 GC.heap_info' },
      { text: 'Compare.', command: null },
    ],
  },
};
const withDiagnosis = (changed: Partial<NonNullable<Told['diagnosis']>>): Told => ({
  ...LEAK,
  diagnosis: { ...LEAK.diagnosis!, ...changed },
});

describe('describeTold(told, atSeconds)', () => {
  test.each([
    [LEAK, 'It leaks: anonymous memory +3.0 MiB/h since 14 h; its limit of 256 MiB is reached in 20 h to 3 d.'],
    [
      withDiagnosis({
        runtimePart: 'heap_live',
        process: 'worker 3',
        secondsToLimit: { low: 72 * HOUR, mid: null, high: null },
      }),
      'It leaks: anonymous memory (heap live) of process worker 3 +3.0 MiB/h since 14 h; its limit of 256 MiB is not reached before 3 d are over.',
    ],
    [
      withDiagnosis({ secondsToLimit: { low: 0, mid: 0, high: 0 } }),
      'It leaks: anonymous memory +3.0 MiB/h since 14 h; its limit of 256 MiB is reached.',
    ],
    [
      { ...withDiagnosis({ secondsToLimit: null, onsetSeconds: null }), killsOneDay: 3 },
      'It leaks: anonymous memory +3.0 MiB/h. It was killed for memory 3 times in the last day.',
    ],
    [
      withDiagnosis({ evidence: [{ rule: 'nearest-limit', side: 'note', text: 'Its node is its nearest limit.' }] }),
      'It leaks: anonymous memory +3.0 MiB/h since 14 h; the limit of its pod or node is reached in 20 h to 3 d.',
    ],
    [withDiagnosis({ verdict: 'steady' }), 'Nothing grows that cannot be taken back.'],
    [
      withDiagnosis({ verdict: 'unknown', unknownReason: 'too-short' }),
      'Nothing can be said: the history is too short.',
    ],
    [{ ...LEAK, diagnosis: null }, 'Nobody judged it: there was no history.'],
    [
      { ...LEAK, part: null, partSlopeBytesPerHour: null, limitBytes: null },
      'It leaks: its limit is reached in 20 h to 3 d.',
    ],
  ])('%#', (told, expected) => {
    expect(describeTold(told, AT).replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ')).toBe(expected);
  });
});

test('toTicket(ticket)', () => {
  const href = 'http://grafana.example/d/x?from=1&to=2';
  expect(toTicket({ ...LEAK, workload: { kind: 'Deployment', name: 'checkout' }, atSeconds: AT, href })).toBe(
    [
      '## web / checkout / log-shipper',
      '',
      `**${describeTold(LEAK, AT)}**`,
      '',
      '- Workload: Deployment checkout',
      '- Container: web / checkout-1 / log-shipper',
      '- In use: 124.0 MiB of 256 MiB',
      '- Looked at: 2026-11-20 12:00 UTC',
      '',
      '### Speaks for it',
      '',
      '- The floor rises.',
      '',
      '### Speaks against it',
      '',
      '- It restarted once.',
      '',
      '### Next steps',
      '',
      '1. Look at the heap.',
      '',
      '   ```sh',
      '   jcmd 1 GC.heap_info',
      '   ```',
      '2. Compare.',
      '',
      '[Open in Grafana](http://grafana.example/d/x?from=1&to=2)',
      '',
    ].join('\n')
  );
});

describe('escapeMarkdown(text)', () => {
  test.each([
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['[a](javascript:x)', '\\[a\\](javascript:x)'],
    ['@everyone', '&#64;everyone'],
    ['http://evil.example', 'http&#58;//evil.example'],
    ['www.evil.example', 'www&#46;evil.example'],
    ['a\n# b', 'a \\# b'],
    ['- x', '\\- x'],
    ['1. x', '1\\. x'],
    ['3.2 MiB, 4-5', '3.2 MiB, 4-5'],
    ['a\u202eb', 'a\\\\u202eb'],
  ])('%j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  test('of any text stays one line, without an opening bracket of HTML that is not escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\n\r]|(?<!\\)(?:\\\\)*[<>`*_[\]|]/);
      })
    );
  });
});

test('toCodeBlock(code): nothing inside ends it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', '~', '\n', ' ', 'a') }), (code) => {
      const lines = toCodeBlock(code, 'sh').split('\n');
      const fence = lines[lines.length - 1];
      expect(lines.slice(1, -1).filter((line) => line.trim().startsWith(fence))).toEqual([]);
      expect(lines.slice(1, -1).join('\n')).toBe(code);
    })
  );
});

test('toMarkdownLink(title, href): the address cannot end the link', () => {
  expect(toMarkdownLink('a]b', 'http://x/?q=(1)&r=<b> c')).toBe('[a\\]b](http://x/?q=%281%29&r=%3cb%3e%20c)');
});
