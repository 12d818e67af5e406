import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server before a Prometheus that answers 503 to queries that match, and passes on all others. */
export async function startRefusingProxy(target: string, refuse: RegExp) {
  let refused = 0;
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) {
      pieces.push(piece as Buffer);
    }
    const body = Buffer.concat(pieces);
    if (refuse.test(decodeURIComponent(`${request.url} ${body.toString()}`))) {
      refused++;
      response.writeHead(503).end('overloaded');
      return;
    }
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method,
      headers: { 'Content-Type': request.headers['content-type'] ?? '' },
      body: request.method === 'POST' ? body : undefined,
    });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused: () => refused,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
