import { NOTHING_BESIDE } from './nothingBeside';
import * as fc from 'fast-check';
import type { PartName } from '../memory/parts';
import { diagnose } from './diagnose';
import type { DiagnosisInput } from './diagnosis';
import { EVIDENCE_RULES } from './evidenceRules';
import { VERDICT_RULES } from './verdictRules';

const MIB = 2 ** 20;
const HOUR = 3600;
const START = 1.79e9;

/** Deterministic noise between -1 and 1. */
const noise = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
};

interface Course {
  parts: Partial<Record<PartName, (hour: number) => number | null>>;
  hours?: number;
  limitBytes?: number | null;
  /** Hour of the start; before the history unless told. */
  starts?: number[];
  more?: Partial<DiagnosisInput>;
}

/** A week of one container, every 30 minutes. */
function toInput({ parts, hours = 168, limitBytes = 2048 * MIB, starts = [-300], more = {} }: Course): DiagnosisInput {
  const rows = hours * 2;
  const timesSeconds = Array.from({ length: rows }, (_, i) => START + i * 1800);
  const courses = Object.entries(parts).map(([name, course]) => ({
    name: name as PartName,
    bytes: timesSeconds.map((_, i) => course(i / 2)),
    certainty: 'certain' as const,
    source: 'test',
  }));
  const wholeBytes = timesSeconds.map((_, row) =>
    courses.some(({ bytes }) => bytes[row] === null)
      ? null
      : courses.reduce((sum, { bytes }) => sum + (bytes[row] ?? 0), 0)
  );
  return {
    key: { cluster: null, namespace: 'shop', pod: 'orders-0', container: 'app' },
    atSeconds: timesSeconds[rows - 1] ?? START,
    history: {
      timesSeconds,
      level: 'L3',
      whole: 'usage',
      cgroup: 'v1',
      wholeBytes,
      parts: courses,
      acceptedSamples: rows,
      rejectedSamples: { missing: 0, 'zero-means-unknown': 0, 'not-a-number': 0, inconsistent: 0 },
      gaps: 0,
      skewedSamples: 0,
      otherLevelSamples: 0,
      possiblySwapCache: false,
    },
    workingSetBytes: wholeBytes,
    startTimesSeconds: timesSeconds.map(
      (time) => START + Math.max(...starts.filter((start) => START + start * HOUR <= time)) * HOUR
    ),
    limitBytes,
    ...NOTHING_BESIDE,
    oomKillsSeconds: [],
    restarts: starts.length - 1,
    ...more,
  };
}

const wobble = (seed: number, bytes: number) => {
  const next = noise(seed);
  return () => bytes * next();
};
const flat = (bytes: number, seed = 1) => {
  const next = wobble(seed, bytes * 0.005);
  return () => bytes + next();
};
const ramp = (bytes: number, perHour: number, from = -1000) => {
  const next = wobble(2, bytes * 0.005);
  return (hour: number) => bytes + perHour * Math.max(0, hour - from) + next();
};

describe('diagnose(input): what kind of growth', () => {
  test('anonymous memory that grows for days: a leak with slope, onset and time to the limit', () => {
    const { verdict, part, slopeBytesPerHour, onsetSeconds, secondsToLimit, partShare } = diagnose(
      toInput({ parts: { anon: ramp(300 * MIB, 2 * MIB, 60), kernel: flat(4 * MIB) }, limitBytes: 1024 * MIB })
    );
    expect({ verdict, part }).toEqual({ verdict: 'leak', part: 'anon' });
    expect(partShare).toBeGreaterThan(0.9);
    expect(slopeBytesPerHour!.low).toBeLessThanOrEqual(slopeBytesPerHour!.mid);
    expect(onsetSeconds!.low).toBeLessThanOrEqual(START + 60 * HOUR);
    expect(onsetSeconds!.high).toBeGreaterThanOrEqual(START + 60 * HOUR);
    // 1024 - 300 - 4 - 2 * 108 = 504 MiB at 2 MiB an hour.
    expect(secondsToLimit!.low).toBeLessThan(252 * HOUR);
    expect(secondsToLimit!.high!).toBeGreaterThan(252 * HOUR);
    expect(Math.abs(secondsToLimit!.mid! / HOUR / 252 - 1)).toBeLessThan(0.1);
  });

  test('growth that is too early to call has its part, rate and forecast', () => {
    const young = diagnose(
      toInput({ parts: { anon: ramp(300 * MIB, 5.5 * MIB, 0) }, hours: 12, limitBytes: 2048 * MIB })
    );
    expect(young).toMatchObject({ verdict: 'unknown', unknownReason: 'not-proven', part: 'anon' });
    expect(young.slopeBytesPerHour!.mid / MIB).toBeCloseTo(5.5, 0);
    expect(young.secondsToLimit).not.toBeNull();
    expect(young.evidence.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['part-grows', 'too-early']));
  });

  test('one count of restarts: what was counted elsewhere, not the lives of a longer history', () => {
    const { evidence, verdict } = diagnose(
      toInput({ parts: { anon: flat(200 * MIB) }, starts: [-10, 30, 60, 90, 120], more: { restarts: 0 } })
    );
    expect(verdict).toBe('steady');
    expect(evidence.map(({ rule }) => rule)).not.toContain('restarts');
  });

  test.each<[string, string, Course]>([
    ['page cache', 'cache-growth', { parts: { anon: flat(300 * MIB), active_file: ramp(20 * MIB, 3 * MIB, 0) } }],
    ['tmpfs', 'tmpfs-growth', { parts: { anon: flat(100 * MIB), tmpfs: ramp(10 * MIB, 2 * MIB, 0) } }],
    ['kernel memory', 'kernel-growth', { parts: { anon: flat(100 * MIB), kernel: ramp(10 * MIB, 2 * MIB, 0) } }],
    [
      'a quarter more in half a day: too early, not steady',
      'unknown',
      { parts: { anon: ramp(300 * MIB, 5.5 * MIB, 0) }, hours: 12 },
    ],
    [
      'files in memory for a day and a half',
      'tmpfs-growth',
      { parts: { anon: flat(420 * MIB), tmpfs: ramp(10 * MIB, 4 * MIB, 0) }, hours: 36, limitBytes: 1024 * MIB },
    ],
    ['nothing', 'steady', { parts: { anon: flat(300 * MIB) } }],
    ['a fall', 'declining', { parts: { anon: ramp(900 * MIB, -3 * MIB, 0) } }],
    ['one jump', 'step', { parts: { anon: (hour) => flat(300 * MIB)() + (hour > 90 ? 200 * MIB : 0) } }],
    [
      'a fill that ended',
      'warm-up',
      { parts: { anon: (hour) => 100 * MIB + Math.min(400, hour * 10) * MIB }, starts: [0] },
    ],
    [
      'a day and its nights',
      'sawtooth',
      { parts: { anon: (hour) => (300 + 200 * Math.max(0, Math.sin((hour / 12) * Math.PI))) * MIB } },
    ],
    ['collections over a flat floor', 'sawtooth', { parts: { anon: (hour) => (200 + 40 * (hour % 5)) * MIB } }],
    ['restarts without growth', 'restart-loop', { parts: { anon: flat(200 * MIB) }, starts: [-10, 30, 60, 90, 120] }],
  ])('%s: %s', (_, verdict, course) => {
    expect(diagnose(toInput(course)).verdict).toBe(verdict);
  });

  test('a sawtooth over a rising floor is a leak', () => {
    const next = wobble(4, MIB);
    const { verdict } = diagnose(
      toInput({ parts: { anon: (hour) => (300 + hour * 1.5 + 40 * (hour % 5)) * MIB + next() } })
    );
    expect(verdict).toBe('leak');
  });

  test('a loop of OOM kills: a leak, although no floor rises', () => {
    const starts = [-10, 20, 50, 80, 110, 140];
    const age = (hour: number) => hour - Math.max(...starts.filter((start) => start <= hour));
    const { verdict, evidence } = diagnose(
      toInput({
        parts: { anon: (hour) => (60 + 15 * age(hour)) * MIB },
        limitBytes: 512 * MIB,
        starts,
        more: { oomKillsSeconds: starts.slice(1).map((start) => START + start * HOUR) },
      })
    );
    expect(verdict).toBe('leak');
    expect(evidence.map(({ rule }) => rule)).toContain('oom-loop');
  });

  test('kernel memory with ever more open files: a leak', () => {
    const files = Array.from({ length: 336 }, (_, i) => 50 + i * 20);
    const { verdict, part } = diagnose(
      toInput({
        parts: { anon: flat(100 * MIB), kernel: ramp(10 * MIB, 2 * MIB, 0) },
        more: {
          runtime: {
            name: 'python',
            history: null,
            evidence: [
              {
                name: 'process_open_fds',
                title: 'Open file descriptors',
                unit: 'count',
                kind: 'gauge',
                values: files,
                source: 'process_open_fds',
              },
            ],
          },
        },
      })
    );
    expect({ verdict, part }).toEqual({ verdict: 'leak', part: 'kernel' });
  });

  test('memory that goes with the request rate is coupled to the load', () => {
    const rate = (hour: number) => (1 + hour / 100) * (1 + 0.4 * Math.sin((hour / 12) * Math.PI));
    const next = wobble(6, MIB);
    const { verdict } = diagnose(
      toInput({
        parts: { anon: (hour) => (100 + 100 * rate(hour)) * MIB + next() },
        more: {
          requests: { name: 'http_requests_total', perSecond: Array.from({ length: 336 }, (_, i) => 50 * rate(i / 2)) },
        },
      })
    );
    expect(verdict).toBe('load-coupled');
  });

  test('growth that goes with a counter that somebody named: the counter is named', () => {
    const isBusy = (hour: number) => Math.floor(hour / 7) % 3 === 1;
    const busyHours = (hour: number) => Array.from({ length: Math.floor(hour) }, (_, i) => i).filter(isBusy).length;
    const next = wobble(6, MIB);
    const perSecond = Array.from({ length: 336 }, (_, i) => (isBusy(i / 2) ? 5 : 0));
    const { verdict, evidence } = diagnose(
      toInput({
        parts: { anon: (hour) => (200 + 6 * busyHours(hour)) * MIB + next() },
        more: {
          requests: { name: 'http_requests_total', perSecond: perSecond.map(() => 50) },
          counters: [
            { name: 'imports_total', perSecond },
            { name: 'idle_total', perSecond: perSecond.map(() => 1) },
          ],
        },
      })
    );
    expect(verdict).toBe('leak');
    const named = evidence.filter(({ rule }) => rule === 'named-counter');
    expect(named).toHaveLength(1);
    expect(named[0].text).toMatch(/^Memory grows when imports_total counts, by about \d/);
    expect(named[0].text).not.toContain('idle_total');
  });

  test('growth with ever more series is a cardinality leak', () => {
    const { verdict } = diagnose(
      toInput({
        parts: { anon: ramp(300 * MIB, 2 * MIB, 0) },
        more: { scrapedSamples: Array.from({ length: 336 }, (_, i) => 100 + i * 30) },
      })
    );
    expect(verdict).toBe('cardinality-leak');
  });

  test('growth since the start of a young process is not proven until it is much or long', () => {
    // It slows down as a cache does that takes a week to fill.
    const filling = (hour: number) => 300 * MIB + 840 * MIB * (1 - Math.exp(-hour / 168));
    const young = { parts: { anon: filling }, hours: 40, starts: [0], limitBytes: 8192 * MIB };
    expect(diagnose(toInput(young))).toMatchObject({ verdict: 'unknown', unknownReason: 'not-proven', part: 'anon' });
    const line = { ...young, parts: { anon: ramp(300 * MIB, 5 * MIB, 0) } };
    expect(diagnose(toInput({ ...line, hours: 20 }))).toMatchObject({ verdict: 'unknown', part: 'anon' });
    expect(diagnose(toInput({ ...line, hours: 160 })).verdict).toBe('leak');
  });

  test('growth since the start in a straight line is proven after a day: a cache that fills slows down', () => {
    const line = { parts: { anon: ramp(300 * MIB, 5 * MIB, 0) }, starts: [0], limitBytes: 8192 * MIB };
    expect(diagnose(toInput({ ...line, hours: 30 }))).toMatchObject({ verdict: 'leak', part: 'anon' });
  });

  test('a life that ended in an OOM kill did not level off, whether or not a limit is known', () => {
    const saw = (hour: number) => 200 * MIB + 10 * MIB * (hour % 40);
    const two = { parts: { anon: saw }, hours: 60, starts: [0, 40], limitBytes: null };
    expect(diagnose(toInput(two)).verdict).toBe('unknown');
    const killed = toInput({ ...two, more: { oomKillsSeconds: [START + 40 * HOUR - 60] } });
    expect(diagnose(killed)).toMatchObject({ verdict: 'leak', part: 'anon' });
  });

  test('cgroups that stay empty after a kill do not hide the climb before it', () => {
    // Nine lives of 16 hours, each of which fills the limit; an hour without a process between them.
    const loop = (hour: number) => (hour % 17 >= 16 ? 4096 : 20 * MIB + 7 * MIB * (hour % 17));
    const starts = Array.from({ length: 9 }, (_, i) => 17 * i);
    const kills = starts.slice(1).map((start) => START + (start - 1) * HOUR);
    const killed = {
      parts: { anon: loop },
      hours: 150,
      starts,
      limitBytes: 128 * MIB,
      more: { oomKillsSeconds: kills },
    };
    expect(diagnose(toInput(killed))).toMatchObject({ verdict: 'leak', part: 'anon' });
    // Nobody counted kills: the lives themselves say where they ended.
    const { evidence } = diagnose(toInput({ ...killed, more: { oomKillsSeconds: null } }));
    expect(evidence).toContainEqual(expect.objectContaining({ rule: 'oom-loop', side: 'for' }));
  });

  test('an earlier life that levelled off at this level: it only fills again', () => {
    const level = (age: number) => (200 + Math.min(400, 6 * age)) * MIB;
    const { verdict, evidence } = diagnose(
      toInput({ parts: { anon: (hour) => level(hour < 110 ? hour + 300 : hour - 110) }, starts: [-300, 110] })
    );
    expect(['warm-up', 'saturating']).toContain(verdict);
    expect(evidence.some(({ side }) => side === 'against')).toBe(true);
  });
});

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

describe('diagnose(input): what cannot be told', () => {
  test.each<[string, string, DiagnosisInput]>([
    ['3 samples', 'too-short', toInput({ parts: { anon: ramp(MIB, MIB) }, hours: 1.5 })],
    ['gaps', 'gaps', toInput({ parts: { anon: (hour) => (Math.floor(hour * 2) % 4 === 0 ? 300 * MIB : null) } })],
    ['no parts', 'metrics-missing', toInput({ parts: {} })],
    [
      'no accepted sample',
      'metrics-missing',
      { ...toInput({ parts: {} }), history: { ...toInput({ parts: {} }).history, level: null } },
    ],
  ])('%s: %s', (_, reason, input) => {
    const { verdict, unknownReason, confidence, evidence, slopeBytesPerHour } = diagnose(input);
    expect({ verdict, unknownReason }).toEqual({ verdict: 'unknown', unknownReason: reason });
    expect(confidence).toBe(0);
    expect(slopeBytesPerHour).toBeNull();
    expect(evidence).toHaveLength(1);
  });

  test('only the working set is known: said so', () => {
    const { verdict, evidence } = diagnose(toInput({ parts: { working_set: ramp(300 * MIB, 2 * MIB, 0) } }));
    expect(verdict).toBe('leak');
    expect(evidence.map(({ rule }) => rule)).toContain('not-apart');
  });
});

describe('diagnose(input): how often it is scraped, and for how long', () => {
  /** The same course with another distance of the samples. */
  function everySeconds(stepSeconds: number, rows: number): DiagnosisInput {
    const input = toInput({ parts: { anon: ramp(300 * MIB, 4 * MIB, 20), kernel: flat(4 * MIB) }, hours: rows / 2 });
    const timesSeconds = Array.from({ length: rows }, (_, i) => START + i * stepSeconds);
    return {
      ...input,
      atSeconds: timesSeconds[rows - 1],
      history: { ...input.history, timesSeconds },
      startTimesSeconds: timesSeconds.map(() => START - 400 * HOUR),
    };
  }

  test.each<[string, number, number]>([
    ['every second for 40 minutes', 1, 2400],
    ['every minute for 8 hours', 60, 480],
    ['every 5 minutes for 2 days', 300, 576],
    ['every hour for 11 days', 3600, 264],
  ])('%s: %s s, %s samples: the slope is measured in time', (_, stepSeconds, rows) => {
    const { verdict, slopeBytesPerHour } = diagnose(everySeconds(stepSeconds, rows));
    expect(verdict).toBe('leak');
    // 4 MiB every two samples, from the 40th on.
    const perHour = (2 * MIB * 3600) / stepSeconds;
    expect(Math.abs(slopeBytesPerHour!.mid / perHour - 1)).toBeLessThan(0.25);
  });
});

describe('diagnose(input): any input', () => {
  const bytes = fc.option(fc.integer({ min: 0, max: 2 ** 40 }), { freq: 5 });
  const anyInput = fc
    .record({
      rows: fc.array(
        fc.record({ anon: bytes, kernel: bytes, cache: bytes, start: fc.option(fc.integer({ min: -5, max: 5 })) }),
        { maxLength: 120 }
      ),
      limitBytes: fc.option(fc.integer({ min: 1, max: 2 ** 40 })),
      step: fc.integer({ min: 1, max: 7200 }),
      kills: fc.option(fc.array(fc.integer({ min: 0, max: 5e5 }), { maxLength: 5 })),
    })
    .map(({ rows, limitBytes, step, kills }): DiagnosisInput => {
      const input = toInput({
        parts: { anon: flat(MIB), kernel: flat(MIB), active_file: flat(MIB) },
        hours: rows.length / 2,
      });
      const timesSeconds = rows.map((_, i) => START + i * step);
      const known = rows.map(({ anon, kernel, cache }) => anon !== null && kernel !== null && cache !== null);
      const pick = (of: (row: (typeof rows)[number]) => number | null) =>
        rows.map((row, i) => (known[i] ? of(row) : null));
      const [anon, kernel, cache] = [pick((row) => row.anon), pick((row) => row.kernel), pick((row) => row.cache)];
      return {
        ...input,
        atSeconds: START + rows.length * step,
        limitBytes,
        oomKillsSeconds: kills && kills.map((kill) => START + kill).sort((a, b) => a - b),
        startTimesSeconds: rows.map(({ start }) => (start === null ? null : START + start * 3600)),
        history: {
          ...input.history,
          timesSeconds,
          wholeBytes: rows.map((_, i) => (known[i] ? anon[i]! + kernel[i]! + cache[i]! : null)),
          parts: input.history.parts.map((part, i) => ({ ...part, bytes: [anon, kernel, cache][i] })),
        },
        requests: { name: 'r', perSecond: anon },
        scrapedSamples: kernel,
      };
    });

  test('no crash; numbers in range; always an argument; the same answer twice', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const found = diagnose(input);
        expect(found.confidence).toBeGreaterThanOrEqual(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
        expect(found.partShare === null || (found.partShare >= 0 && found.partShare <= 1)).toBe(true);
        expect(found.evidence.length).toBeGreaterThan(0);
        expect((found.verdict === 'unknown') === (found.unknownReason !== null)).toBe(true);
        for (const interval of [found.slopeBytesPerHour, found.onsetSeconds]) {
          expect(interval === null || (interval.low <= interval.mid && interval.mid <= interval.high)).toBe(true);
        }
        const left = found.secondsToLimit;
        expect(left === null || left.low <= (left.mid ?? Infinity)).toBe(true);
        expect(left === null || (left.mid ?? 0) <= (left.high ?? Infinity)).toBe(true);
        expect(diagnose(input)).toEqual(found);
      }),
      { numRuns: 150 }
    );
  });
});

describe('the tables of rules', () => {
  test('names are unique, and the last verdict rule always holds', () => {
    for (const rules of [VERDICT_RULES, EVIDENCE_RULES]) {
      const names = rules.map(({ id }) => id);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(VERDICT_RULES[VERDICT_RULES.length - 1]).toMatchObject({ id: 'stands', verdict: 'steady' });
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
