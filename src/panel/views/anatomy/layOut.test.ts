import { layOut } from './layOut';

const at = (width: number, height: number, showLegend = true) =>
  layOut({ width, height, showLegend, legendRows: 6, headerPx: 0 });

describe('layOut', () => {
  it.each([
    [1200, 600, 'right'],
    [640, 400, 'bottom'],
    [320, 300, 'bottom'],
    [200, 150, null],
  ])('%d x %d', (width, height, legend) => {
    const layout = at(width, height);
    expect(layout.legend).toBe(legend);
    expect(layout.chartHeightPx).toBeGreaterThanOrEqual(96);
    expect(layout.chartWidthPx).toBeLessThanOrEqual(width);
  });

  it('fills the panel and no more', () => {
    for (const [width, height] of [
      [1200, 600],
      [640, 400],
      [320, 300],
      [200, 150],
    ]) {
      const { chartHeightPx, legend, legendHeightPx, showFooter } = at(width, height);
      expect(chartHeightPx + (legend === 'bottom' ? legendHeightPx : 0) + (showFooter ? 26 : 0)).toBe(height);
    }
  });

  it('has no legend when none is wanted', () => {
    expect(at(1200, 600, false)).toMatchObject({ legend: null, chartWidthPx: 1200 });
  });
});
