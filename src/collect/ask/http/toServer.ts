import { say } from '../../../engine';

export interface Server {
  /** Without credentials and without a slash at the end. */
  url: string;
  /** The same, for sentences. */
  address: string;
  headers: Record<string, string>;
}

/**
 * A base address as people type it. User and password in it become a header, because fetch refuses them in an address
 * and because they must not appear in a message. Throws a sentence for anything that is not a base address.
 */
export function toServer(baseUrl: string): Server {
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new TypeError(say`The server address must be a full one, such as http://prometheus:9090.`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError(say`The server address must begin with http:// or https://.`);
  }
  if (url.search !== '' || url.hash !== '') {
    throw new TypeError(say`The server address must end before "?" and "#".`);
  }
  const address = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  const hasCredentials = url.username !== '' || url.password !== '';
  return { url: address, address, headers: hasCredentials ? { Authorization: toBasic(url) } : {} };
}

function toBasic({ username, password }: URL): string {
  const bytes = new TextEncoder().encode(`${decode(username)}:${decode(password)}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new TypeError(say`The user or password in the server address must be percent-encoded, "%" as "%25".`);
  }
}
