import { say, texts, type Evidence, type UnknownReason, type Verdict } from '../../../engine';

/** Texts of verdicts, of their column in the list and of the diagnosis of one container. */
export const diagnosisStrings = texts({
  verdicts: {
    leak: {
      title: 'Leak',
      meaning: 'Memory that nobody can take back keeps rising. It ends at the limit.',
    },
    'cardinality-leak': {
      title: 'Cardinality leak',
      meaning: 'Memory grows with the number of the container’s own metric series: a label gets ever-new values.',
    },
    'cache-growth': {
      title: 'Cache growth',
      meaning: 'Page cache grows. The kernel takes it back when memory is short, so it is no leak.',
    },
    'tmpfs-growth': {
      title: 'tmpfs growth',
      meaning: 'Files in memory grow. They stay until somebody deletes them.',
    },
    'kernel-growth': {
      title: 'Kernel growth',
      meaning: 'Memory that the kernel holds for the container grows. The metrics do not say how much would come back.',
    },
    'load-coupled': {
      title: 'Load-coupled',
      meaning: 'Memory follows the requests, and goes when they go.',
    },
    'warm-up': {
      title: 'Warm-up',
      meaning: 'Memory rose after the start and stands now.',
    },
    saturating: {
      title: 'Saturating',
      meaning: 'Memory rises ever more slowly: a cache or a pool comes near to its bound.',
    },
    step: {
      title: 'Step',
      meaning: 'Memory jumped, and stands since then.',
    },
    sawtooth: {
      title: 'Sawtooth',
      meaning: 'Memory rises and falls back again and again, and the lows stay level.',
    },
    'restart-loop': {
      title: 'Restart loop',
      meaning: 'The container restarts again and again, and its memory does not climb in between.',
    },
    spiky: {
      title: 'Spiky',
      meaning: 'Short peaks stand above a flat floor. The limit has to hold the peaks.',
    },
    steady: {
      title: 'Steady',
      meaning: 'Nothing that cannot be taken back moved by much.',
    },
    declining: {
      title: 'Declining',
      meaning: 'Memory falls.',
    },
    unknown: {
      title: 'Unknown',
      meaning: 'Nothing can be said, which is not the same as steady.',
    },
  } satisfies Record<Verdict, { title: string; meaning: string }>,

  reasons: {
    'too-short': { title: 'Too short', meaning: 'There are too few samples, or they span too little time.' },
    gaps: { title: 'Gaps', meaning: 'Too many samples are missing.' },
    'metrics-missing': { title: 'Metrics missing', meaning: 'The metrics that would tell are not exported.' },
    'not-measured': {
      title: 'Not measured',
      meaning: 'All its memory metrics are 0: the memory controller of its node may be off.',
    },
    'not-collected': {
      title: 'Not collected yet',
      meaning: 'What grows is a heap whose old generation was not collected yet: it may be garbage.',
    },
    'not-proven': { title: 'Not proven', meaning: 'Something rises, but chance or normal work explains it as well.' },
  } satisfies Record<UnknownReason, { title: string; meaning: string }>,

  notJudged: 'Not judged',
  notJudgedHelp: 'There was no history to judge.',
  confidence: {
    sure: 'High confidence',
    fair: 'Medium confidence',
    low: 'Low confidence',
    unknown: 'Confidence unknown',
  },

  since: {
    ago: (span: string) => say`${span} ago`,
    before: 'Earlier',
    beforeHelp: 'It grew already at the first sample.',
    at: (time: string) => say`Grows since ${time}.`,
    between: (low: string, high: string) => say`Between ${low} and ${high} (80 % interval).`,
  },
  toLimit: {
    between: (low: string, high: string) => say`${low} to ${high}`,
    about: (span: string) => say`About ${span}`,
    atLeast: (span: string) => `> ${span}`,
    atMost: (span: string) => `< ${span}`,
    reached: 'Now',
    near: 'Soon:',
    help: (mid: string) => say`Most likely in ${mid}. The range is an 80 % interval.`,
    openHelp: 'The upper end is not in sight (80 % interval).',
  },

  /** What the lives of the workload add to a leak. */
  causes: {
    fast: {
      title: 'Fast',
      meaning: 'Its lives climb to the limit within a day of each start, or were killed there.',
    },
    masked: {
      title: 'Hidden by restarts',
      meaning: 'Each life rises and ends before the limit: a restart hides the growth and does not cure it.',
    },
  },

  /** The opened row, or the panel of one container. */
  card: {
    label: (container: string) => say`Diagnosis of ${container}`,
    open: (container: string) => say`Diagnosis of ${container}`,
    about: (verdict: string) => say`About “${verdict}”`,
    newTab: 'opens in a new tab',
    series: 'Which series',
    facts: 'Figures',
    part: 'Growing part',
    noPart: 'None',
    inside: (part: string, inside: string) => `${part}: ${inside}`,
    runtimePart: 'Part of the runtime',
    shareOfGrowth: (share: string) => say`${share} of the growth of anonymous memory`,
    cause: 'Lives of the workload',
    process: 'Process',
    slope: 'Growth of the part',
    floorSlope: 'Growth of the floor',
    since: 'Grows since',
    toLimit: 'Time to limit',
    untilLimit: (span: string) => say`Limit: ${span}`,
    usage: 'In use',
    ofLimit: (usage: string, limit: string) => say`${usage} of ${limit}`,
    score: 'Leak score',
    scoreOf: (score: string, part: string) => say`${score}, of ${part.toLowerCase()}`,
    oomLoop: 'OOM loop score',
    swapped: 'Swapped out',
    swappedHelp: 'Beside what is in use, and not under its limit.',
    source: 'Source',
    levels: {
      L1: 'Level L1: memory is known roughly.',
      L2: 'Level L2: memory is known within the working set.',
      L3: 'Level L3: memory is known part by part.',
    },
    memory: 'Memory over the window',
    noEvidence: 'No evidence was given.',
  },

  evidence: {
    for: 'Speaks for it',
    against: 'Speaks against it',
    note: 'Notes',
  } satisfies Record<Evidence['side'], string>,

  steps: {
    title: 'Next steps',
    none: 'Nothing has to be done.',
    copy: 'Copy',
    copied: 'Copied',
    failed: 'Select it and copy by hand',
    copyLabel: (command: string) => say`Copy: ${command}`,
    copiedSpoken: 'Command copied.',
    failedSpoken: 'The browser did not allow to copy.',
  },
});
