/** Milliseconds as the API wants times and steps: seconds, with the milliseconds as fraction. */
export function toSecondsText(milliseconds: number): string {
  return String(Math.round(milliseconds) / 1000);
}
