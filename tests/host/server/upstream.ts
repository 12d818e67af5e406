import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnswerMemory } from './answerMemory';

/** What goes wrong between this server and Prometheus; tests switch it on. */
export interface Fault {
  kind: 'down' | 'slow' | 'status' | 'body';
  status?: number;
  body?: 'html' | 'truncated' | 'empty';
  delayMilliseconds?: number;
  /** How many requests are hit before the fault ends by itself; all of them when absent. */
  count?: number;
}

const ERROR_TYPES: Record<number, string> = {
  400: 'bad_data',
  422: 'execution',
  500: 'internal',
  503: 'unavailable',
};
const DEFAULT_DELAY_MILLISECONDS = 5_000;
const HTML = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>';

/** The address of Prometheus as the rest of the server sees it: the real one, or a faulty one while a fault is on. */
export class Upstream {
  constructor(readonly memory: AnswerMemory | null = null) {}

  private fault: Fault | null = null;
  private faultyServer: Server | null = null;

  setFault(fault: Fault | null): void {
    if (fault && !['down', 'slow', 'status', 'body'].includes(fault.kind)) {
      throw new Error(`Unknown fault kind "${fault.kind}"; use down, slow, status or body.`);
    }
    this.fault = fault;
  }

  /** The base address for one request to the data source whose own address is `url`. */
  async addressFor(url: string): Promise<string> {
    const { fault } = this;
    if (!fault) {
      return url;
    }
    if (fault.count !== undefined && fault.count-- <= 0) {
      this.fault = null;
      return url;
    }
    if (fault.kind === 'down') {
      return closedAddress();
    }
    return `${await this.startFaultyServer()}/${encodeURIComponent(JSON.stringify({ ...fault, url }))}`;
  }

  async close(): Promise<void> {
    this.faultyServer?.closeAllConnections();
    this.faultyServer?.close();
  }

  private async startFaultyServer(): Promise<string> {
    if (!this.faultyServer) {
      const server = createServer((request, response) => {
        const [, encodedFault, ...path] = (request.url ?? '').split('/');
        const fault: Fault & { url: string } = JSON.parse(decodeURIComponent(encodedFault));
        const body: Buffer[] = [];
        request.on('data', (chunk) => body.push(chunk));
        request.on('end', () => {
          const target = `${fault.url}/${path.join('/')}`;
          const options = { method: request.method, body: body.length ? Buffer.concat(body) : undefined };
          const headers = { 'content-type': request.headers['content-type'] ?? 'application/json' };
          answerFaultily(fault, () => fetch(target, { ...options, headers }), response).catch((error) =>
            response.destroy(error)
          );
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      this.faultyServer = server;
    }
    return `http://127.0.0.1:${(this.faultyServer.address() as AddressInfo).port}`;
  }
}

/** An address where nothing listens any more, so that the kernel refuses the connection. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

async function answerFaultily(fault: Fault, askPrometheus: () => Promise<Response>, response: ServerResponse) {
  if (fault.kind === 'slow') {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMilliseconds ?? DEFAULT_DELAY_MILLISECONDS));
    const real = await askPrometheus();
    response.writeHead(real.status, { 'content-type': real.headers.get('content-type') ?? 'application/json' });
    response.end(await real.text());
    return;
  }
  const status = fault.status ?? (fault.kind === 'status' ? 500 : 200);
  if (fault.body === 'html') {
    response.writeHead(status, { 'content-type': 'text/html' }).end(HTML);
  } else if (fault.body === 'empty') {
    response.writeHead(status, { 'content-type': 'application/json' }).end();
  } else if (fault.body === 'truncated') {
    const whole = await (await askPrometheus()).text();
    response.writeHead(status, { 'content-type': 'application/json' }).end(whole.slice(0, Math.ceil(whole.length / 2)));
  } else if (ERROR_TYPES[status]) {
    const error = {
      status: 'error',
      errorType: ERROR_TYPES[status],
      error: `the test made Prometheus answer ${status}`,
    };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(error));
  } else {
    // Refusals such as 401, 403 and 429 come from what stands before Prometheus, and are plain text.
    response.writeHead(status, { 'content-type': 'text/plain' }).end(`refused with ${status} by the test`);
  }
}
