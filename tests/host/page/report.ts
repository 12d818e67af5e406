type ReportList = 'missingSharedModules' | 'unsupportedDashboardFeatures';

/** Tells the server what the workbench lacks; tests read the list and fail on it. */
export function reportMissing(list: ReportList, entry: string): void {
  const body = JSON.stringify({ list, entry });
  fetch('/workbench/report', { method: 'POST', body, keepalive: true });
}
