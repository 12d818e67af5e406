import type { Locator, Page } from '@playwright/test';

const STEP_PX = 500;
const MOST_STEPS = 20;

/** Scrolls down to a panel that Grafana draws only when it comes into sight (11 does not even draw its header before). */
export async function scrollToPanel(page: Page, title: string): Promise<Locator> {
  const panel = page.getByTestId(`data-testid Panel header ${title}`);
  await page
    .getByTestId(/^data-testid Panel header /)
    .first()
    .waitFor();
  await page.mouse.move(STEP_PX, STEP_PX);
  for (let step = 0; step < MOST_STEPS && (await panel.count()) === 0; step++) {
    await page.mouse.wheel(0, STEP_PX);
    await page.waitForTimeout(100);
  }
  await panel.scrollIntoViewIfNeeded();
  return panel;
}
