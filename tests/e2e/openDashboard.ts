import type { Locator, Page } from '@playwright/test';

/** Opens a dashboard at a fixed time range and gives the panel. */
export async function openDashboard(
  page: Page,
  uid: string,
  panelTitle: string,
  { from, to }: { from: string; to: string },
  parameters: Record<string, string> = {}
): Promise<Locator> {
  await page.goto(`/d/${uid}?${new URLSearchParams({ from, to, ...parameters })}`);
  return page.getByTestId(`data-testid Panel header ${panelTitle}`);
}
