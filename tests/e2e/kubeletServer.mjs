import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';

const CAPTURES = new URL('../fixtures/kubelet/', import.meta.url);

export async function startKubelets(plays) {
  const byNode = new Map(Object.entries(plays));
  const requests = [];
  const server = createServer(({ method = '', url = '', headers }, response) => {
    const { pathname, search } = new URL(url, 'http://kubelets');
    requests.push({ method, path: pathname + search, authorization: headers.authorization });
    const [, node] = /^\/([^/]+)\/stats\/summary$/.exec(pathname) ?? [];
    answer(byNode.get(node ?? ''), response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    play: (node, play) => byNode.set(node, play),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(play, response) {
  if (play === 'silent') {
    return;
  }
  if (play && 'capture' in play) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(readAsOfNow(play)));
    return;
  }
  const { status, body = 'failed by the test' } = play ?? { status: 404, body: 'not found' };
  response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
}

const MEMORY = ['usageBytes', 'workingSetBytes', 'rssBytes'];

/** The capture with its newest reading at this moment, and all other times as far before it as they were. */
function readAsOfNow({ capture, moreBytes = 0 }) {
  const text = gunzipSync(readFileSync(new URL(capture, CAPTURES))).toString('utf8');
  const times = [];
  JSON.parse(text, (key, value) => (key === 'time' ? times.push(toMilliseconds(value)) : value));
  const shift = Date.now() - Math.max(...times.filter((time) => time > 0));
  return JSON.parse(text, (key, value) => {
    if (MEMORY.includes(key)) {
      return value + moreBytes;
    }
    const isTime = (key === 'time' || key === 'startTime') && toMilliseconds(value) > 0;
    return isTime ? new Date(toMilliseconds(value) + shift).toISOString() : value;
  });
}

function toMilliseconds(value) {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isFinite(milliseconds) ? milliseconds : 0;
}
