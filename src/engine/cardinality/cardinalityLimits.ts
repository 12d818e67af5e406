import type { Threshold } from '../checks/threshold';

const OWN = 'own choice';
const RECORDED = 'recorded services: 60 to 170 samples a scrape without a blow-up, 8,600 and 8,900 with one';

/** Every number that decides about the cardinality of a target. The score has a table of its own. */
export const CARDINALITY_LIMITS = {
  leastPoints: {
    value: 8,
    unit: 'points',
    reason: 'Two points a quarter: with fewer a floor is a single scrape.',
    source: OWN,
  },
  restartSeconds: {
    value: 30,
    unit: 'seconds',
    reason: 'Start times that differ by more are another process; they are computed from the boot time and may wobble.',
    source: 'memory catalog, section 6.0, with the default scrape interval of a minute halved',
  },
  restartDrop: {
    value: 0.5,
    unit: 'share of the samples before',
    reason: 'Where no start time is exported, a fall below this share from one scrape to the next is a restart.',
    source: 'S0: 8,000 lines became 100',
  },
  growthShare: {
    value: 0.2,
    unit: 'share of the present floor',
    reason: 'Growth below this share is what features and new routes add.',
    source: OWN,
  },
  growthSeries: {
    value: 200,
    unit: 'series',
    reason: 'Growth below this number costs next to nothing, whatever its share.',
    source: RECORDED,
  },
  boundedShare: {
    value: 0.25,
    unit: 'share of the mean growth of a quarter',
    reason: 'A last quarter that grew less than this has levelled off.',
    source: 'as the saturation guard of the leak score, with room for noise',
  },
  stopShare: {
    value: 0.05,
    unit: 'share of the life',
    reason: 'A rest of this share at the end is no pause between two requests: it does not "go on".',
    source: OWN,
  },
  stopSeconds: {
    value: 1800,
    unit: 'seconds',
    reason: 'A shorter rest says nothing, however young the process is.',
    source: OWN,
  },
  stopPoints: {
    value: 4,
    unit: 'points',
    reason: 'So many scrapes at one level are no chance.',
    source: OWN,
  },
  stopSlack: {
    value: 0.02,
    unit: 'share of the growth',
    reason: 'A page that has stopped still gains or loses a few series.',
    source: OWN,
  },
  stopPauses: {
    value: 1.5,
    unit: 'times the longest pause before',
    reason: 'What grows by a step an hour has not stopped within that hour.',
    source: OWN,
  },
  churnSharePerHour: {
    value: 0.05,
    unit: 'share of the series an hour',
    reason: 'New series an hour above this share, while their number stays the same, are churn.',
    source: 'twenty hours would replace all of them',
  },
  churnSeriesPerHour: {
    value: 50,
    unit: 'series an hour',
    reason: 'Less churn than this costs next to nothing, whatever its share.',
    source: OWN,
  },
  churnSteps: {
    value: 0.25,
    unit: 'share of the steps',
    reason: 'Churn by labels comes steadily; a deploy adds its series at once.',
    source: OWN,
  },
  churnRestarts: {
    value: 3,
    unit: 'restarts in the window',
    reason: 'A process that restarts this often makes its series anew each time.',
    source: OWN,
  },
  rejectedPoints: {
    value: 3,
    unit: 'points',
    reason: 'So many scrapes in a row that were read and not kept are no accident.',
    source: OWN,
  },
  labelShare: {
    value: 0.5,
    unit: 'share of the label sets',
    reason: 'A label with at least half as many values as there are label sets makes them; below it is a combination.',
    source: OWN,
  },
  togetherShare: {
    value: 0.9,
    unit: 'share of the combinations',
    reason:
      'Labels whose values are nearly as many as their combinations change together: taking one off mends nothing.',
    source: OWN,
  },
  nameShare: {
    value: 0.5,
    unit: 'share of the growth',
    reason: 'Where series under new names make this share of the growth, it is the names that explode.',
    source: OWN,
  },
  nameParts: {
    value: 24,
    unit: 'parts of a name',
    reason: 'What stands behind so many separators is taken as one part: every run of parts is tried.',
    source: 'names of the fixtures and public reports: 9 parts at most',
  },
  nameCharacters: {
    value: 300,
    unit: 'characters',
    reason: 'A longer name is nobody’s: it is counted, and not taken apart.',
    source: 'names of the fixtures and public reports: 88 characters at most',
  },
  labelValues: {
    value: 50,
    unit: 'values',
    reason: 'A label with fewer values is a dimension, such as a status or a method.',
    source: OWN,
  },
  shapeShare: {
    value: 0.8,
    unit: 'share of the examples',
    reason: 'A shape is named only when nearly all values have it.',
    source: OWN,
  },
  shownExamples: {
    value: 3,
    unit: 'examples',
    reason: 'Values may be personal: a few, masked, are enough to recognise where they come from.',
    source: 'issue: cardinality',
  },
  coupledCorrelation: {
    value: 0.9,
    unit: 'correlation',
    reason: 'Memory and series that rise together are at least this close.',
    source: 'recorded: .99 for the registry leak, .87 for the blow-up beside a flat process',
  },
  coupledGrowthBytes: {
    value: 4 * 1024 * 1024,
    unit: 'bytes',
    reason: 'Growth of memory below this is within what an idle process does.',
    source: 'memory limits, smallest growth',
  },
  memoryEndShare: {
    value: 0.1,
    unit: 'share of the values',
    reason: 'Memory at an end is the middle of so many values: single ones stray.',
    source: 'own choice',
  },
  tokenDigits: {
    value: 4,
    unit: 'digits',
    reason: 'A long value of letters of one case with so many digits is an id; names have hardly any.',
    source: 'own choice',
  },
  tokenDigitsOfBothCases: {
    value: 2,
    unit: 'digits',
    reason: 'The same where letters are of both cases, as in random ids.',
    source: 'own choice',
  },
  shownEachSide: {
    value: 3,
    unit: 'characters',
    reason: 'Enough of a value to recognise where it comes from, not enough to know it.',
    source: 'own choice',
  },
  shownLengthPerSide: {
    value: 6,
    unit: 'characters of the value for each one that is shown at a side',
    reason: 'Never more than a third of a value is shown.',
    source: 'own choice',
  },
  mostBytesPerSeries: {
    value: 64 * 1024,
    unit: 'bytes',
    reason: 'No client library is known to need more for one series; what grows beyond it has another cause as well.',
    source: 'memory catalog, section 7.3: 71 KB for a summary with three objectives, which are five series',
  },
  serverBytesPerSeriesLow: {
    value: 2048,
    unit: 'bytes',
    reason: 'What an active series takes in a Prometheus server, at least.',
    source: 'memory catalog, section 7.3 (rough)',
  },
  serverBytesPerSeriesHigh: {
    value: 4096,
    unit: 'bytes',
    reason: 'What an active series takes in a Prometheus server, at most.',
    source: 'memory catalog, section 7.3 (rough)',
  },
} satisfies Record<string, Threshold>;
