import { config, setBackendSrv, type BackendSrv, type BackendSrvRequest } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { of, throwError } from 'rxjs';
import { buildLeaksFrame, MOMENT_MS } from '../../testing/buildFrames';
import { LEAKING_ROW } from '../../testing/buildDiagnosisRow';
import { readLeaksFrame } from '../../read/triage/readLeaksFrame';
import { handOverStrings } from './handOverStrings';
import { OnsetNote } from './OnsetNote';

const { annotation: texts } = handOverStrings;
const HOUR_MS = 3_600_000;

function open({ may = true, onset = LEAKING_ROW.onset, status = 200 } = {}) {
  const sent: BackendSrvRequest[] = [];
  const fetch = (request: BackendSrvRequest) => {
    sent.push(request);
    return status === 200
      ? of({ data: { id: 7, message: 'Annotation added' } })
      : throwError(() => ({ status, statusText: '', data: { message: 'Access denied.' }, config: {} }));
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
  config.bootData = {
    user: { permissions: may ? { 'annotations:create': true } : {} },
  } as unknown as typeof config.bootData;
  const frame = buildLeaksFrame([{ ...LEAKING_ROW, onset }]);
  const view = render(<OnsetNote row={readLeaksFrame(frame).rows[0]} nowSeconds={MOMENT_MS / 1000} />);
  return { sent, view };
}

describe('OnsetNote', () => {
  test('writes the onset for all dashboards when told to, and takes it away again', async () => {
    const { sent } = open();
    expect(sent).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: texts.write }));
    expect(await screen.findByText(texts.written('leakscope'))).toBeVisible();
    expect(sent[0]).toMatchObject({ method: 'POST', url: '/api/annotations', showErrorAlert: false });
    const { time, tags, text } = sent[0].data;
    expect(time).toBe(MOMENT_MS - 3 * HOUR_MS);
    expect(tags.slice(0, 2)).toEqual(['leakscope', 'onset']);
    expect(text).toContain('It leaks: ');
    await userEvent.click(screen.getByRole('button', { name: texts.remove }));
    expect(await screen.findByText(texts.removed)).toBeVisible();
    expect(sent[1]).toMatchObject({ method: 'DELETE', url: '/api/annotations/7' });
    expect(screen.getByRole('button', { name: texts.write })).toBeEnabled();
  });

  test('a refusal is a sentence, and it can be tried again', async () => {
    open({ status: 403 });
    await userEvent.click(screen.getByRole('button', { name: texts.write }));
    expect(await screen.findByText(texts.failed('Access denied.'))).toBeVisible();
    expect(screen.getByRole('button', { name: texts.write })).toBeEnabled();
  });

  test('nobody is offered what they may not, nor an onset that is not known', () => {
    const { view } = open({ may: false });
    expect(view.container).toBeEmptyDOMElement();
    expect(open({ onset: null as never }).view.container).toBeEmptyDOMElement();
  });
});
