/** Segments that lead upwards, also where they are encoded, once or twice. */
const DOT_SEGMENT = /(^|[/\\])(\.|%(25)*2e){1,2}([/\\]|$)/i;
/** Slashes in disguise, what ends lines, parameters of a segment, and what Grafana fills in (`{{…}}`). */
const DISGUISED = /[\\\s;{}]|%(25)*(2f|5c|0[0-9a-f]|1[0-9a-f]|7f)/i;

/**
 * Whether a text is an address of kubelets: without credentials, query and fragment, because everybody may read it and
 * paths are appended, and without anything that would lead a path elsewhere than it says.
 */
export function isKubeletUrl(text: string): boolean {
  // Signs that some servers take for dots and slashes, such as full-width ones, are those after normalization.
  const path = text.replace(/^[a-z]+:\/\/[^/]*/i, '').normalize('NFKC');
  if (!/^https?:\/\/[^/]/i.test(text) || /[?#]/.test(text) || DOT_SEGMENT.test(path) || DISGUISED.test(text)) {
    return false;
  }
  try {
    // Throws on what is no UTF-8: overlong dots and slashes are none.
    decodeURI(path);
    const { protocol, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && username === '' && password === '';
  } catch {
    return false;
  }
}
