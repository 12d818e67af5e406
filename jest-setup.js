import './.config/jest-setup';

/**
 * React 19 asks for it, and jsdom has none. Node's own keeps a process alive while a port listens, so that Jest would
 * never end.
 */
class MessageChannel {
  constructor() {
    this.port1 = { onmessage: null, close() {} };
    this.port2 = { postMessage: (data) => setTimeout(() => this.port1.onmessage?.({ data }), 0), close() {} };
  }
}

Object.assign(global, { MessageChannel });
