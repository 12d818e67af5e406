import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of somebody to the server, and what the real one says to it. */
export interface Exchange {
  /** Path without its query, such as `/api/v1/query`. */
  path: string;
  parameters: URLSearchParams;
  headers: Record<string, string>;
  /** How many came before, since the fault was switched on. */
  before: number;
  /** Body of the true answer; of other parameters, where some are given. */
  answer: (parameters?: URLSearchParams) => Promise<string>;
}

export type Misbehave = (exchange: Exchange, response: ServerResponse) => void | Promise<void>;

export interface FaultProxy {
  url: string;
  /** Null: everything is passed on. */
  set(misbehave: Misbehave | null): void;
  stop(): Promise<void>;
}

/** A server before a Prometheus that misbehaves as it is told. True answers are kept: the data behind it does not change. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const known = new Map<string, Promise<string>>();
  let current: Misbehave | null = null;
  let count = 0;

  const askOnce = (path: string, form: string): Promise<string> => {
    const key = `${path}?${form}`;
    const found = known.get(key) ?? askThrice(`${target}${path}`, form);
    known.set(key, found);
    return found;
  };

  const server = createServer((request, response) => {
    void (async () => {
      // No answer of the next fault comes over a connection of this one.
      response.setHeader('connection', 'close');
      const pieces: Buffer[] = [];
      for await (const piece of request) {
        pieces.push(piece as Buffer);
      }
      const [path, query = ''] = (request.url ?? '').split('?');
      const form = query || Buffer.concat(pieces).toString();
      const parameters = new URLSearchParams(form);
      // How long the client waits makes no other answer.
      parameters.delete('timeout');
      const headers = request.headers as Record<string, string>;
      const answer = (asked = parameters) => askOnce(path, String(asked));
      const exchange = { path, parameters, headers, before: count++, answer };
      await (current ?? passOn)(exchange, response);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (misbehave) => {
      current = misbehave;
      count = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const passOn: Misbehave = async ({ answer }, response) => {
  const text = await answer();
  const { status, errorType }: { status?: string; errorType?: string } = JSON.parse(text);
  response.writeHead(status === 'success' ? 200 : errorType === 'bad_data' ? 400 : 422, {
    'content-type': 'application/json',
  });
  response.end(text);
};

/** A server under load closes connections now and then, which is no fault of ours to look at. */
async function askThrice(url: string, form: string, times = 3): Promise<string> {
  try {
    // Longer than an address may be, where names are.
    const isForm = /\/query(_range)?$/.test(url);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = isForm ? fetch(url, { method: 'POST', headers, body: form }) : fetch(`${url}?${form}`);
    return await (await answer).text();
  } catch (error) {
    if (times === 1) {
      throw error;
    }
    return askThrice(url, form, times - 1);
  }
}
