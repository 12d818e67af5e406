import { diagnose } from './diagnose';
import type { DiagnosisInput } from './diagnosis';
import { MIB, HOUR, START, toInput, flat, ramp } from './testing/toInput';

describe('diagnose(input): what stands beside the growth', () => {
  const leaking = { anon: ramp(300 * MIB, 2 * MIB, 60), kernel: flat(4 * MIB) };
  const said = (more: Partial<DiagnosisInput>, rule: string) =>
    diagnose(toInput({ parts: leaking, limitBytes: 1024 * MIB, more })).evidence.find((one) => one.rule === rule)?.text;
  const deploy = (hour: number) => [{ atSeconds: START + hour * HOUR, text: `Image at ${hour}.` }];

  test.each<[string, DiagnosisInput['deploys'], string | undefined]>([
    ['a version shortly before the onset', deploy(57), 'after a new version. Image at 57.'],
    ['a version days before', deploy(20), undefined],
    ['a version after it', deploy(100), undefined],
    ['of two the later one', [...deploy(50), ...deploy(58)], 'Image at 58.'],
    ['none', [], undefined],
  ])('%s', (_, deploys, text) => {
    const sentence = said({ deploys }, 'deploy-before');
    expect(sentence === undefined).toBe(text === undefined);
    expect(sentence ?? '').toContain(text ?? '');
  });

  const peer = (mib: number) => ({ pod: `p${mib}`, slopeBytesPerHour: mib * MIB, ageSeconds: null });
  test.each<[string, DiagnosisInput['peers'], string | undefined]>([
    ['replicas that stand', [peer(0), peer(-1), peer(0.1)], 'Of the 3 other replicas in the list none grows like this'],
    ['replicas that grow too', [peer(1.5), peer(0)], 'Of the 2 other replicas in the list 1 grows alike.'],
    ['one replica', [peer(0)], 'The other replica in the list does not grow like this'],
    ['no replicas', [], undefined],
  ])('%s', (_, peers, text) => {
    const sentence = said({ peers }, 'replicas');
    expect(sentence === undefined).toBe(text === undefined);
    expect(sentence ?? '').toContain(text ?? '');
  });
});

describe('diagnose() with what stands around the container', () => {
  const leaking = (more: Partial<DiagnosisInput>) =>
    diagnose(toInput({ parts: { anon: ramp(400 * MIB, 4 * MIB, 0) }, limitBytes: 2048 * MIB, more }));
  const texts = (diagnosis: ReturnType<typeof diagnose>) => diagnosis.evidence.map(({ text }) => text).join('\n');

  test('the limit of the pod is nearer: the forecast is against it, and says so', () => {
    const own = leaking({});
    const nearest = {
      kind: 'left-behind',
      bytes: 1300 * MIB,
      limitBytes: 2048 * MIB,
      leftBehindBytes: 740 * MIB,
    } as const;
    const found = leaking({ nearestLimit: nearest });
    expect(own.secondsToLimit!.mid! - found.secondsToLimit!.mid!).toBeCloseTo((748 / 4) * HOUR, -4);
    expect(texts(found)).toContain('740 MiB that ended containers left there');
    expect(found.nextSteps[0].text).toContain('emptyDir');
    const ofPod = leaking({ nearestLimit: { ...nearest, kind: 'pod' } });
    expect(texts(ofPod)).toContain('The limit of its pod, 2.0 GiB, is nearer than its own');
    expect(texts(leaking({ nearestLimit: { ...nearest, kind: 'container' } }))).toBe(texts(own));
  });

  test('swapped out: the forecast is against memory and swap together, where that is known', () => {
    const input = toInput({ parts: { anon: flat(400 * MIB) }, limitBytes: 420 * MIB });
    const swapBytes = input.history.timesSeconds.map((_, i) => (30 + 2 * i) * MIB);
    const history = { ...input.history, swapBytes };
    expect(diagnose({ ...input, history }).secondsToLimit).toBeNull();
    const found = diagnose({ ...input, history, limitWithSwapBytes: 2 * 1024 * MIB });
    expect(found).toMatchObject({ verdict: 'leak', part: 'swap' });
    expect(found.secondsToLimit!.mid! / HOUR).toBeCloseTo((2048 - 400 - 702) / 4, -1);
    expect(texts(found)).toContain('memory and swap together may hold 2.0 GiB');
  });

  test('pressure says whether the limit hurts already', () => {
    const workingSetBytes = (share: number) =>
      toInput({ parts: { anon: flat(MIB) } }).history.timesSeconds.map(() => share * 2048 * MIB);
    const waiting = { waitingShare: 0.12, stalledShare: 0.034 };
    expect(texts(leaking({ pressure: waiting }))).toContain(
      'its tasks waited for memory 12 % of the time, all of them at once 3 %.'
    );
    const none = { waitingShare: 0, stalledShare: null };
    expect(texts(leaking({ pressure: none, workingSetBytes: workingSetBytes(0.95) }))).toContain(
      'there is no pressure'
    );
    expect(texts(leaking({ pressure: none, workingSetBytes: workingSetBytes(0.5) }))).not.toContain('pressure');
  });
});
