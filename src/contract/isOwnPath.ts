/** Stands for the server: of a path only what it makes of an origin counts. */
const ORIGIN = 'http://grafana.invalid';

/**
 * Whether a path stays on this Grafana, however often something on the way decodes it: links of @grafana/ui decode once,
 * the history decodes the path once more, and `/%252f%252fevil.example` is `//evil.example` after two of them.
 * Source: @grafana/ui 13.2, LinkButton (textUtil.sanitizeUrl); history 4.10, createLocation
 */
export function isOwnPath(path: string): boolean {
  if (!isReadable(path)) {
    return false;
  }
  for (let read = path; ;) {
    if (!staysHere(read)) {
      return false;
    }
    const decoded = decode(read);
    if (decoded === read) {
      return true;
    }
    read = decoded;
  }
}

/** The history decodes the path, and throws on what is no UTF-8: a link there would do nothing. */
function isReadable(path: string): boolean {
  try {
    decodeURI(path.split(/[?#]/)[0]);
    return true;
  } catch {
    return false;
  }
}

/** As browsers read it: they drop tabs and line breaks, take backslashes for slashes, and resolve dots. */
function staysHere(path: string): boolean {
  if (!path.startsWith('/')) {
    return false;
  }
  try {
    const { origin, pathname } = new URL(path, ORIGIN);
    return origin === ORIGIN && !pathname.startsWith('//');
  } catch {
    return false;
  }
}

/** What is no encoding stays as it is, and the rest is decoded all the same. */
function decode(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
