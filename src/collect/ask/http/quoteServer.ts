import { cleanText } from './cleanText';

/** From where on a text is a page and no sentence. */
const MARKUP = /<(!doctype|\/?[a-z][a-z0-9-]*)(\s[^<>]*)?\/?>/i;
/** Headers that a server echoes, and what looks like a credential: never shown, whoever sees the sentence. */
const HEADERS =
  /["']?\b(proxy-)?(authorization|cookie|set-cookie|x-[a-z-]*(token|key|auth)[a-z-]*|api-?key)["']?\s*[:=].*/gi;
const CREDENTIALS = /\b(bearer|basic|token)\s+[\w.~+/=-]{6,}|\beyJ[\w-]+\.[\w.-]+/gi;

/** What a server says, to stand in a sentence of ours: one line, no page, no headers and no credentials, cut to length. */
export function quoteServer(text: string, maxLength: number): string {
  const start = text.search(MARKUP);
  const lines = (start < 0 ? text : text.slice(0, start)).split(/\r?\n/);
  const safe = lines.map((line) => line.replace(HEADERS, '…').replace(CREDENTIALS, '…')).join('\n');
  return cleanText(safe, maxLength);
}
