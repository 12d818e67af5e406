import { strings } from '../../strings';

const UNITS: ReadonlyArray<{ seconds: number; suffix: string }> = [
  { seconds: 86_400, suffix: 'd' },
  { seconds: 3_600, suffix: 'h' },
  { seconds: 60, suffix: 'min' },
];

/** Two largest units, `3 d 4 h`. */
export function formatAge(seconds: number | null): string {
  if (seconds === null || seconds < 0) {
    return strings.unknown;
  }
  const first = UNITS.findIndex((unit) => seconds >= unit.seconds);
  if (first < 0) {
    return '<1 min';
  }
  const major = Math.floor(seconds / UNITS[first].seconds);
  const next = UNITS[first + 1];
  const minor = next ? Math.floor((seconds % UNITS[first].seconds) / next.seconds) : 0;
  const majorText = `${major} ${UNITS[first].suffix}`;
  return next && minor > 0 && major < 10 ? `${majorText} ${minor} ${next.suffix}` : majorText;
}
