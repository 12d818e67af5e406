const UNITS = [
  { name: 'd', seconds: 86400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
];

/** Seconds in the largest unit that fits, with one decimal below ten: 1.5 h, 12 min. */
export function formatDuration(seconds: number | null): string {
  if (seconds === null) {
    return '—';
  }
  const unit = UNITS.find((one) => seconds >= one.seconds);
  if (!unit) {
    return `${Math.round(seconds)} s`;
  }
  const count = seconds / unit.seconds;
  return `${count < 10 ? Math.round(count * 10) / 10 : Math.round(count)} ${unit.name}`;
}
