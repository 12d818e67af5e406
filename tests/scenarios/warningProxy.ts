import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server before a Prometheus that puts warnings into every answer, as Thanos and Mimir do when a part is missing. */
export async function startWarningProxy(target: string, warnings: readonly string[]) {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) {
      pieces.push(piece as Buffer);
    }
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method,
      headers: { 'Content-Type': request.headers['content-type'] ?? '' },
      body: request.method === 'POST' ? Buffer.concat(pieces) : undefined,
    });
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ ...((await answer.json()) as object), warnings }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
