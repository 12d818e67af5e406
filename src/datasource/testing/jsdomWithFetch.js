const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom for Grafana's packages, with Node's fetch for what starts and asks a real Prometheus. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { fetch });
  }
};
