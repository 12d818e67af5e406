import { copyText } from './copyText';

/** jsdom has neither a clipboard nor execCommand. */
const install = (clipboard: unknown, execCommand: unknown) => {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  Object.defineProperty(document, 'execCommand', { value: execCommand, configurable: true });
};

describe('copyText(text)', () => {
  it('uses the clipboard', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    install({ writeText }, undefined);
    expect(await copyText('ls')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('ls');
  });

  it.each([
    ['without a clipboard', undefined],
    ['where it is refused', { writeText: () => Promise.reject(new Error('no')) }],
  ])('%s it copies a selection, and gives the focus back', async (_, clipboard) => {
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    let selected = '';
    install(clipboard, () => {
      selected = (document.activeElement as HTMLTextAreaElement).value;
      return true;
    });
    expect(await copyText('kubectl get pods')).toBe(true);
    expect(selected).toBe('kubectl get pods');
    expect(button).toHaveFocus();
    expect(document.querySelector('textarea')).toBeNull();
  });

  it('says so where nothing works', async () => {
    install(undefined, () => false);
    expect(await copyText('ls')).toBe(false);
  });
});
