const Base = require('../../src/datasource/testing/jsdomWithFetch.js');

/** The command line runs in here as well: it wants Node's timers, and what fetch needs beside itself. */
module.exports = class extends Base {
  async setup() {
    await super.setup();
    Object.assign(this.global, { setTimeout, clearTimeout, setInterval, clearInterval, TextDecoder, TextEncoder });
  }
};
