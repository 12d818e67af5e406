import type { Threshold } from '../checks/threshold';

/** Every number of comparing cohorts. */
export const COHORT_LIMITS = {
  fewestPoints: {
    value: 8,
    unit: 'points of the floor',
    reason: 'From fewer points neither a slope with an interval nor its autocorrelation can be told.',
    source: 'mannKendall corrects from 8 points on',
  },
  smallestSpanShare: {
    value: 0.25,
    unit: 'share of the median life',
    reason: 'A member that is much younger than the others would shrink the ages that all have in common to nothing.',
    source: 'own choice',
  },
  smallestOverlapShare: {
    value: 0.5,
    unit: 'share of the shortest life',
    reason: 'Where the common ages are less than this, most of what is known would be left out.',
    source: 'own choice',
  },
  stillGrowingShare: {
    value: 0.2,
    unit: 'share of the slope',
    reason: 'A second half that is flatter than this has levelled off: warm-up, or a cache that is full.',
    source: 'recorded warm-up (o11) and full cache (o12) against the recorded leaks',
  },
  onsetSquaresShare: {
    value: 0.5,
    unit: 'share of the squares of one line',
    reason: 'Two pieces that explain less than this do not show where the growth began.',
    source: 'own choice; a bend in pure noise saves a few per cent',
  },
  onsetSlopeShare: {
    value: 0.25,
    unit: 'share of the slope after',
    reason: 'Before the onset a member is flat, or it had grown before.',
    source: 'own choice',
  },
  groupsCompared: {
    value: 6,
    unit: 'groups',
    reason: 'Each pair of groups is a sentence: 15 of them are the most that anyone reads.',
    source: 'own choice',
  },
  chartPoints: {
    value: 160,
    unit: 'points',
    reason: 'A floor has a few dozen points; more places only make its steps sharper.',
    source: 'own choice',
  },
  goneRows: {
    value: 2,
    unit: 'samples',
    reason: 'A life that ended is sampled once or twice between the death of its processes and the next start.',
    source: 'tests/fixtures/recorded, o20-oomloop: 4 KiB at the end of lives of 128 MiB',
  },
  goneShare: {
    value: 0.1,
    unit: 'share of the sample before',
    reason: 'What falls to less than this at the very end of a life is an empty cgroup.',
    source: 'own choice: between 4 KiB of 128 MiB and what programs give back at once',
  },
} satisfies Record<string, Threshold>;
