import fc from 'fast-check';
import { isKubeletUrl } from './isKubeletUrl';

test.each([
  'http://kubelet-relay.monitoring:8080',
  'https://10.0.0.1:10250/',
  'https://[fd00::1]:10250',
  'https://relay.example.org/kubelets/eu-1',
  'https://relay.example.org/a..b/c.d',
  'https://10.0.0.1:10250/path',
])('isKubeletUrl(%j)', (text) => expect(isKubeletUrl(text)).toBe(true));

test.each([
  '',
  'kubelet:10250',
  'https://user@relay',
  'http://relay/#x',
  'ftp://kubelet',
  'http://user:password@kubelet',
  'http://kubelet?x=1',
  'http://kubelet#x',
  'http://kubelet/a/../b',
  'http://kubelet/..',
  'http://kubelet/%2e%2E/b',
  'http://kubelet/.%2e/b',
  'http://kubelet/%252e%252e/b',
  'http://kubelet/a%2fb',
  'http://kubelet/a%5cb',
  'http://kubelet\\..\\b',
  'http://kubelet/a b',
  'http://kubelet/%0d%0aX: y',
  'http:relay',
  'http:/relay',
  'http://kubelet/..;/b',
  'http://kubelet/%c0%ae%c0%ae/b',
  'http://kubelet/\uff0e\uff0e/b',
  'http://kubelet/{{.SecureJsonData.kubeToken}}',
])('isKubeletUrl(%j) is refused', (text) => expect(isKubeletUrl(text)).toBe(false));

test('isKubeletUrl(text): what is allowed has as many segments as it shows', () => {
  const piece = fc.oneof(
    fc.constantFrom('..', '.', '%2e', '%2E', '/', '\\', '%2f', '%5C', '%25', '2e', 'a', '-', 'é'),
    fc.string({ maxLength: 3 })
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = `/${pieces.join('')}`;
      if (isKubeletUrl(`http://kubelet${path}`)) {
        expect(new URL(`http://kubelet${path}`).pathname.split('/')).toHaveLength(path.split('/').length);
      }
    }),
    { numRuns: 5000 }
  );
});
