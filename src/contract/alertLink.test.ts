import { buildAlertPath, readAlertLink, type AlertLink, type ReadAlertLink } from './alertLink';

const LINK: AlertLink = {
  kind: 'leak',
  labels: { namespace: 'a"b{{x}}&kind=oom-loop', pod: 'p', container: '<b>' },
  datasourceUid: 'leakscope',
  dashboardUid: 'leakscope-fleet',
  panelId: 1,
  from: 'now-7d',
  to: '1700000000000',
  returnTo: '/d/leakscope-fleet?var-namespace=a&b=1#x',
};
const searchOf = (path: string) => new URL(path, 'http://localhost').search;

test('readAlertLink reads what buildAlertPath wrote, whatever the labels hold', () => {
  expect(readAlertLink(searchOf(buildAlertPath(LINK)))).toEqual({ ...LINK, leftOut: [] });
});

test.each<[string, Partial<ReadAlertLink>]>([
  ['kind=leak&label-pod=' + 'x'.repeat(254), { labels: {}, leftOut: ['pod'] }],
  ['kind=leak&label-secret=x', { labels: {}, leftOut: [] }],
  ['kind=leak&label-pod=a%0Ab&label-namespace=n', { labels: { namespace: 'n' }, leftOut: ['pod'] }],
  ['kind=leak&label-pod=', { labels: {}, leftOut: [] }],
  ['kind=leak&ds=../../admin', { datasourceUid: undefined }],
  ['kind=leak&ds=' + 'x'.repeat(41), { datasourceUid: undefined }],
  ['kind=leak&returnTo=//evil.example', { returnTo: undefined }],
  ['kind=leak&returnTo=/%5Cevil.example', { returnTo: undefined }],
  ['kind=leak&returnTo=%2F%252f%252fevil.example', { returnTo: undefined }],
  ['kind=leak&returnTo=javascript:alert(1)', { returnTo: undefined }],
  ['kind=leak&panel=1e9', { panelId: undefined }],
  ['kind=leak&from=now-7d;drop', { from: undefined }],
])('%s: what is wrong is left out', (search, expected) => {
  expect(readAlertLink(`?${search}`)).toMatchObject({ kind: 'leak', ...expected });
});

test.each(['', '?kind=', '?kind=toString', '?label-pod=a'])('%p asks for no alert', (search) => {
  expect(readAlertLink(search)).toBeNull();
});
