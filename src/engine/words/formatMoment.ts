import { MILLISECONDS_PER_SECOND } from '../units';

/** `2026-11-20 10:12 UTC`, from Unix seconds. */
export function formatMoment(seconds: number): string {
  const iso = new Date(seconds * MILLISECONDS_PER_SECOND).toISOString();
  return `${iso.slice(0, 'YYYY-MM-DDThh:mm'.length).replace('T', ' ')} UTC`;
}
