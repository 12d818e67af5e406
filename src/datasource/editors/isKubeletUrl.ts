/** Whether a text is an address without credentials, query and fragment: everybody may read it, and paths are appended. */
export function isKubeletUrl(text: string): boolean {
  if (/[?#]/.test(text)) {
    return false;
  }
  try {
    const { protocol, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && username === '' && password === '';
  } catch {
    return false;
  }
}
