import { dateTime, renderMarkdown, type TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { render, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { buildLeaksFrame, MOMENT_MS } from '../../testing/buildFrames';
import { LEAKING_ROW } from '../../testing/buildDiagnosisRow';
import { readLeaksFrame } from '../../read/triage/readLeaksFrame';
import { useDrillDown } from '../drill/useDrillDown';
import { HandOver } from './HandOver';
import { handOverStrings as texts } from './handOverStrings';

const HREF = 'http://localhost/d/leakscope-container?var-pod=a&from=1000&to=2000';
const row = () => readLeaksFrame(buildLeaksFrame([LEAKING_ROW])).rows[0];

async function copyOf(button: string, given = row()): Promise<string> {
  let copied = '';
  const user = userEvent.setup();
  jest.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied = text;
  });
  render(<HandOver row={given} nowSeconds={MOMENT_MS / 1000} href={HREF} />);
  await user.click(screen.getByRole('button', { name: button }));
  expect(screen.getByRole('button', { name: texts.copied })).toBeInTheDocument();
  return copied;
}

describe('HandOver', () => {
  test('a ticket: sentence, evidence, commands, and the address', async () => {
    const ticket = await copyOf(texts.markdown);
    expect(ticket).toContain('**It leaks: ');
    expect(ticket).toContain('- The floor rises beyond chance.');
    expect(ticket).toContain('jcmd 1 GC.heap_info');
    expect(ticket).toContain(`(${HREF})`);
  });

  test('what others named is text, however it is rendered', async () => {
    const evil = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) **b** @all https://evil.example';
    const given = row();
    const key = { ...given.key, container: evil };
    const page = document.createElement('div');
    page.innerHTML = renderMarkdown(await copyOf(texts.markdown, { ...given, key }), { noSanitize: true });
    expect(page.textContent).toContain(evil);
    expect(page.querySelectorAll('img, script')).toHaveLength(0);
    expect([...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([HREF]);
  });

  test('share: the address', async () => {
    expect(await copyOf(texts.share)).toBe(HREF);
  });
});

test('useDrillDown(...).toShareHref(row): absolute times, whatever the page shows', () => {
  locationService.push('/d/leakscope-fleet?var-datasource=p1&from=now-6h&to=now');
  const range = { from: dateTime(1000), to: dateTime(2000), raw: { from: 'now-6h', to: 'now' } } as TimeRange;
  const { result } = renderHook(() => useDrillDown('variables', range));
  const { href, searchParams } = new URL(result.current.toShareHref(row()));
  expect(href).toMatch(/^http:\/\/localhost\/d\/leakscope-container\?/);
  expect([searchParams.get('from'), searchParams.get('to'), searchParams.get('var-datasource')]).toEqual([
    '1000',
    '2000',
    'p1',
  ]);
});
