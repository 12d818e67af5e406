const { default: Sequencer } = require('@jest/test-sequencer');

/** Test files that take a minute or more, the longest first: begun last, they would run alone on one core at the end. */
const LONGEST = [
  'tests/parity/chainNewest.test.ts',
  'tests/parity/chainOldest.test.ts',
  'tests/parity/generated.test.ts',
  'tests/parity/recorded.test.ts',
  'tests/attack/short.test.tsx',
  'tests/scenarios/cardinality.test.ts',
  'tests/scenarios/workloads.test.ts',
  'tests/scenarios/badInputLabels.test.ts',
  'tests/parity/alerts.test.ts',
  'tests/scenarios/cliContract.test.ts',
  'tests/scenarios/leaks.test.ts',
  'tests/parity/cardinalityChain.test.ts',
];
const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((file) => path.endsWith(file));
  return rank < 0 ? LONGEST.length : rank;
};

/** Jest knows how long files took only where it ran before, which a fresh clone did not. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b));
  }
};
