import type { Threshold } from '../checks/threshold';

/** Every number of tying memory to requests and errors. */
export const COUPLING_LIMITS = {
  blocks: {
    value: 48,
    unit: 'blocks',
    reason: 'Increments between neighbouring samples are mostly collections: fewer, longer steps show what stays.',
    source: 'half-hours of a day',
  },
  fewestBlocks: {
    value: 12,
    unit: 'blocks',
    reason: 'A correlation of fewer pairs is found by chance.',
    source: 'a rank correlation of 0.6 is two deviations away from none with twelve pairs',
  },
  lags: {
    value: 2,
    unit: 'blocks',
    reason: 'Memory is seen to grow some time after the requests: collections and slow scrapes shift it.',
    source: 'own choice',
  },
  deviations: {
    value: 2.6,
    unit: 'standard deviations',
    reason: 'Three lags of two rates are six chances to find a correlation that is none.',
    source: 'normal distribution, 1 % on two sides',
  },
  smallestCorrelation: {
    value: 0.4,
    unit: 'rank correlation',
    reason: 'With many blocks even a correlation that explains nothing is far from chance.',
    source: 'own choice',
  },
  errorsLead: {
    value: 0.15,
    unit: 'rank correlation',
    reason: 'Errors come with requests: they have to explain more than those do.',
    source: 'own choice',
  },
  loadShare: {
    value: 0.5,
    unit: 'share of the variance',
    reason: 'Memory that follows the load is explained by it for the most part.',
    source: 'own choice',
  },
  smallestLoadChange: {
    value: 0.1,
    unit: 'share of the mean rate',
    reason: 'Under a load that hardly changes, nothing can follow it.',
    source: 'recorded services with constant load vary by 3 to 6 %',
  },
  smallestRateChange: {
    value: 0.01,
    unit: 'share of the mean rate',
    reason:
      'A rate that changes by less is constant, and its ranks are those of rounding and of scrapes that come late.',
    source: 'three equal runs of a constant load: 0 % around the mean, rank correlations of 0.52 to 0.54',
  },
  restShare: {
    value: 0.3,
    unit: 'share of the growth',
    reason: 'What is left to grow beside the load is a growth of its own from here on.',
    source: 'own choice',
  },
} satisfies Record<string, Threshold>;
