/** jsdom lays nothing out. Comboboxes measure their text, and draw a list only where there is room for it. */
export function giveSizes(): void {
  const box = { width: 300, height: 300, top: 0, left: 0, bottom: 300, right: 300, x: 0, y: 0, toJSON: () => '' };
  Element.prototype.getBoundingClientRect = () => box;
  Object.defineProperties(HTMLElement.prototype, {
    offsetWidth: { configurable: true, value: box.width },
    offsetHeight: { configurable: true, value: box.height },
  });
  const measureText = (text: string) => ({ width: 8 * text.length });
  HTMLCanvasElement.prototype.getContext = (() => ({ measureText })) as never;
  const observer = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Object.assign(window, { IntersectionObserver: observer, ResizeObserver: observer });
}
