import { toServer } from './toServer';

test.each([
  ['http://prometheus:9090', 'http://prometheus:9090', {}],
  ['http://prometheus:9090/', 'http://prometheus:9090', {}],
  ['https://example.org/prom/x//', 'https://example.org/prom/x', {}],
  ['http://me:p%40ss@h:1/x', 'http://h:1/x', { Authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` }],
  ['http://j%C3%BCrgen@h', 'http://h', { Authorization: `Basic ${Buffer.from('jürgen:').toString('base64')}` }],
])('toServer(%s)', (baseUrl, url, headers) => {
  expect(toServer(baseUrl)).toEqual({ url, address: url, headers });
});

test.each([
  ['prometheus:9090', 'must begin with http'],
  ['not an address', 'must be a full one'],
  ['ftp://prometheus', 'must begin with http'],
  ['http://h/?query=up', 'must end before'],
  ['http://h/#x', 'must end before'],
  ['http://a%:b@h', 'percent-encoded'],
])('toServer(%s) throws', (baseUrl, sentence) => {
  expect(() => toServer(baseUrl)).toThrow(sentence);
});
