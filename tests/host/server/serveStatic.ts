import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { WorkbenchState } from './workbenchState';

const CONTENT_TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.md': 'text/markdown; charset=utf-8',
};
const CORE_LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="#e6522c"/></svg>';

const STREAMING_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="4" fill="currentColor"/></svg>';
/** The mark of a panel whose answer goes on: the icons of @grafana/ui name it, but only a Grafana server has it. */
const STREAMING_PATH = /\/img\/icons\/mono\/circle-mono\.svg$/;

/** Files of the plugins, of the page and of @grafana/ui; null when there is none, never HTML. */
export function serveStatic(pathname: string, { catalog, host }: WorkbenchState, bundleFolder: string) {
  if (pathname === '/public/img/core.svg') {
    return toSvg(CORE_LOGO);
  }
  if (STREAMING_PATH.test(pathname)) {
    return toSvg(STREAMING_ICON);
  }
  const [, area, ...rest] = pathname.split('/').map(decodeURIComponent);
  if (area === 'host') {
    return readFile(bundleFolder, rest.join('/'));
  }
  const [kind, ...path] = rest;
  if (kind === 'plugins') {
    const folder = catalog.get(path[0])?.folder;
    return folder ? readFile(folder, path.slice(1).join('/')) : null;
  }
  // Icons moved to public/build with Grafana 12.
  const icon = (kind === 'build' ? path : rest).join('/');
  return readFile(join(host.folder, 'node_modules/@grafana/ui/dist/public'), icon);
}

const toSvg = (text: string) => ({ status: 200, contentType: 'image/svg+xml', body: Buffer.from(text) });

function readFile(folder: string, path: string) {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) {
    return null;
  }
  const contentType = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
  return { status: 200, contentType, body: readFileSync(file) };
}
