import { joinRuntime, type PodContainer, type RuntimeJoin, type TargetIdentity } from './joinRuntime';

const MIB = 1024 * 1024;
const APP: PodContainer = { name: 'app', startTimesSeconds: [1000], anonBytes: 500 * MIB };
const SIDECAR: PodContainer = { name: 'istio-proxy', startTimesSeconds: [1020], anonBytes: 40 * MIB };
const RESTARTED: PodContainer = { name: 'app', startTimesSeconds: [1000, 9000], anonBytes: 500 * MIB };

const target = (labels: Record<string, string>, more: Partial<TargetIdentity> = {}): TargetIdentity => ({
  labels: { instance: '10.0.0.1:8080', ...labels },
  startTimeSeconds: null,
  certainBytes: 0,
  isEnvoy: false,
  mayBeAgent: false,
  ...more,
});
const merged = (more: Partial<TargetIdentity> = {}) =>
  target({ instance: '10.0.0.1:15020', container: 'istio-proxy' }, more);

const found = (container: string, rule: string) => ({ scope: 'container', container, rule }) as RuntimeJoin;
const AMBIGUOUS: RuntimeJoin = { scope: 'pod', reason: 'ambiguous' };

describe('joinRuntime(target, containers)', () => {
  test.each<[string, TargetIdentity, PodContainer[], RuntimeJoin]>([
    ['the label', target({ container: 'istio-proxy' }), [APP, SIDECAR], found('istio-proxy', 'label')],
    ['the label of OpenTelemetry', target({ k8s_container_name: 'app' }), [APP, SIDECAR], found('app', 'label')],
    [
      'the label comes before the start time',
      target({ container: 'app' }, { startTimeSeconds: 1021 }),
      [APP, SIDECAR],
      found('app', 'label'),
    ],
    ['a label that names no container is no answer', target({ container: 'gone' }), [APP, SIDECAR], AMBIGUOUS],
    [
      'what the application calls its container is ignored',
      target({ exported_container: 'app' }),
      [APP, SIDECAR],
      AMBIGUOUS,
    ],
    ['the only container', target({}), [APP], found('app', 'only-container')],
    ['started with one', target({}, { startTimeSeconds: 1022 }), [APP, SIDECAR], found('istio-proxy', 'start-time')],
    ['5 s after it', target({}, { startTimeSeconds: 1005 }), [APP, SIDECAR], found('app', 'start-time')],
    ['more than 5 s after it', target({}, { startTimeSeconds: 1006 }), [APP, SIDECAR], AMBIGUOUS],
    ['a rounded second before it', target({}, { startTimeSeconds: 999 }), [APP, SIDECAR], found('app', 'start-time')],
    ['after a restart', target({}, { startTimeSeconds: 9002 }), [RESTARTED, SIDECAR], found('app', 'start-time')],
    [
      'both started at once',
      target({}, { startTimeSeconds: 1003 }),
      [APP, { ...SIDECAR, startTimesSeconds: [1001] }],
      AMBIGUOUS,
    ],
    ['only one is large enough', target({}, { certainBytes: 60 * MIB }), [APP, SIDECAR], found('app', 'size')],
    ['90 % is large enough', target({}, { certainBytes: 44 * MIB }), [APP, SIDECAR], AMBIGUOUS],
    ['none is large enough', target({}, { certainBytes: 900 * MIB }), [APP, SIDECAR], AMBIGUOUS],
    [
      'a container of unknown size may hold it',
      target({}, { certainBytes: 60 * MIB }),
      [APP, { ...SIDECAR, anonBytes: null }],
      AMBIGUOUS,
    ],
    ['no container is known', target({}), [], AMBIGUOUS],
    ['merged page: Envoy is the sidecar', merged({ isEnvoy: true }), [APP, SIDECAR], found('istio-proxy', 'label')],
    ['merged page: others are not the sidecar', merged(), [APP, SIDECAR], found('app', 'only-container')],
    [
      'merged page: Go may be the agent',
      merged({ mayBeAgent: true }),
      [APP, SIDECAR],
      { scope: 'pod', reason: 'merged-with-agent' },
    ],
  ])('%s', (_, identity, containers, expected) => {
    expect(joinRuntime(identity, containers)).toEqual(expected);
  });
});
