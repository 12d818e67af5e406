import { config } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import React from 'react';
import { say, setCatalogue } from '../../engine';
import { inLanguage } from './inLanguage';
import { startLanguage, waitForLanguage } from './language';

const Greeting = inLanguage(() => <p>{say`Nothing has to be done.`}</p>);
const prefer = (language: string) => {
  config.bootData = { user: { language } } as unknown as typeof config.bootData;
};
const answer = (ok: boolean, body: object) =>
  jest.fn(async () => ({ ok, status: ok ? 200 : 404, json: async () => body }) as unknown as Response);

beforeEach(() => {
  Object.assign(globalThis, { __webpack_public_path__: '/public/plugins/some-panel/' });
  AbortSignal.timeout ??= () => new AbortController().signal;
});

afterEach(() => {
  setCatalogue(null);
  jest.restoreAllMocks();
});

describe('startLanguage(name)', () => {
  test('loads nothing where the user reads English', async () => {
    prefer('en-US');
    globalThis.fetch = answer(true, {});
    await startLanguage('some-panel');
    expect(globalThis.fetch).not.toHaveBeenCalled();
    expect(waitForLanguage()).toBeNull();
  });

  test('loads the file of the plugin from its own folder, and draws when it is there', async () => {
    prefer('ko-KR');
    globalThis.fetch = answer(true, { 'Nothing has to be done.': '조치가 필요 없습니다.' });
    const loaded = startLanguage('some-panel');
    const { container } = render(<Greeting />);
    expect(container).toBeEmptyDOMElement();
    await loaded;
    await screen.findByText('조치가 필요 없습니다.');
    expect(globalThis.fetch).toHaveBeenCalledWith(
      '/public/plugins/some-panel/locales/ko-KR/some-panel.json',
      expect.objectContaining({ cache: 'no-cache' })
    );
    expect(waitForLanguage()).toBeNull();
  });

  test('stays English where the file cannot be loaded, and says so once', async () => {
    prefer('ko-KR');
    globalThis.fetch = answer(false, {});
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    await startLanguage('some-panel');
    render(<Greeting />);
    expect(screen.getByText('Nothing has to be done.')).toBeInTheDocument();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0][0]).toMatch(/stays English.*some-panel\.json.*HTTP 404/);
  });
});
