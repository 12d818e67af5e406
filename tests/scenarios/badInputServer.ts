import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';

/** Ways in which a server or a proxy before it misbehaves. */
export type Fault =
  | 'slow'
  | 'slow body'
  | 'html'
  | 'cut JSON'
  | 'cut connection'
  | 'no answer'
  | 'nothing'
  | 'other JSON'
  | 'text'
  | 'endless'
  | 'redirect loop'
  | 'sign-in redirect'
  | 'damaged gzip'
  | 'too many samples'
  | 'error with 200'
  | `status ${number}`;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const HANDLERS: Record<Exclude<Fault, `status ${number}`>, Handler> = {
  slow: () => undefined,
  'slow body': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"status":"succ');
  },
  html: (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!DOCTYPE html><html><body>Welcome<script>alert(1)</script></body></html>');
  },
  'cut JSON': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"val');
  },
  'cut connection': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"status":"success"');
    setTimeout(() => response.destroy(), 20);
  },
  'no answer': (_, response) => response.destroy(),
  nothing: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end();
  },
  'other JSON': (_, response) => json(response, 200, { message: 'hello' }),
  text: (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end('Prometheus is Healthy.');
  },
  endless: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const piece = Buffer.alloc(1024 * 1024, ' ');
    const more = () => {
      while (!response.destroyed && response.write(piece)) {
        // Until the reader is slower than the writer.
      }
    };
    response.on('drain', more);
    more();
  },
  'redirect loop': (request, response) => {
    response.writeHead(302, { location: request.url });
    response.end();
  },
  'sign-in redirect': (_, response) => {
    response.writeHead(302, { location: 'https://login.example.org/start?state=secret' });
    response.end('<html>');
  },
  'damaged gzip': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end('this is not gzip');
  },
  'too many samples': (_, response) =>
    json(response, 422, {
      status: 'error',
      errorType: 'execution',
      error: 'query processing would load too many samples into memory in query execution',
    }),
  'error with 200': (_, response) =>
    json(response, 200, { status: 'error', errorType: 'internal', error: 'store is\nbroken \u001b[31m' }),
};

/** Bodies that servers and proxies send with a status. */
const BODIES: Record<number, string> = {
  403: '{"kind":"Status","message":"nodes is forbidden: User \\"x\\" cannot get resource \\"nodes/stats\\""}',
  404: '404 page not found\n',
  422: '{"status":"error","errorType":"execution","error":"found duplicate series for the match group"}',
  502: '<html><h1>502 Bad Gateway</h1></html>',
};

function handle(fault: Fault): Handler {
  if (!fault.startsWith('status ')) {
    return HANDLERS[fault as keyof typeof HANDLERS];
  }
  const status = Number(fault.slice('status '.length));
  return (_, response) => {
    response.writeHead(status);
    response.end(BODIES[status] ?? '');
  };
}

export interface BadServer {
  url: string;
  stop: () => Promise<void>;
}

/** A real HTTP server on loopback that answers every request with the fault. */
export function startBadServer(fault: Fault): Promise<BadServer> {
  return listen(createServer(handle(fault)));
}

/** A server that answers every request by its form or query. */
export function startAnswering(answer: (parameters: URLSearchParams) => unknown): Promise<BadServer> {
  return listen(
    createServer((request, response) => {
      let body = '';
      request.on('data', (piece) => (body += piece));
      request.on('end', () => {
        const query = request.method === 'POST' ? body : (request.url ?? '').split('?')[1];
        json(response, 200, answer(new URLSearchParams(query)));
      });
    })
  );
}

/** The address of a port that nobody listens on. */
export async function findClosedAddress(): Promise<string> {
  const server = await listen(createServer());
  await server.stop();
  return server.url;
}

/** Something that listens, but does not speak HTTP. */
export function startOtherProtocol(): Promise<BadServer> {
  return listen(createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n', () => socket.destroy())));
}

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<BadServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) {
          server.closeAllConnections();
        }
      }),
  };
}
