import { diagnose } from './diagnose';
import type { DiagnosisInput } from './diagnosis';
import { EVIDENCE_RULES } from './evidenceRules';
import { MIB, HOUR, START, type Course, toInput, wobble, flat, ramp } from './testing/toInput';
import { VERDICT_RULES } from './verdictRules';

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

describe('the tables of rules', () => {
  test('names are unique, and the last verdict rule always holds', () => {
    for (const rules of [VERDICT_RULES, EVIDENCE_RULES]) {
      const names = rules.map(({ id }) => id);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(VERDICT_RULES[VERDICT_RULES.length - 1]).toMatchObject({ id: 'stands', verdict: 'steady' });
  });
});
