const { projects } = require('./jest.config');

const { testMatch: _all, ...plugins } = projects.find(({ displayName }) => displayName === 'plugins');

/** `npm run attack`: not a part of `npm test`. What is attacked runs as in the tests of the plugins. */
module.exports = {
  ...plugins,
  displayName: 'attack',
  testMatch: ['<rootDir>/tests/attack/**/*.attack.{ts,tsx}'],
  testEnvironment: '<rootDir>/tests/attack/environment.js',
  testTimeout: 3_600_000,
};
