const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom for Grafana's packages, with Node's fetch, and what cancels it, for what asks real servers. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { fetch, AbortController, AbortSignal });
  }
};
