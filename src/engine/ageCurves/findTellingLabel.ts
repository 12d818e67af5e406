import { AGE_LIMITS } from './ageLimits';
import type { LifeMeasure } from './measureLife';
import type { TellingLabel } from './livesFindings';

/** The label and value that tell lives that leak from the others best; null where none is right often enough. */
export function findTellingLabel(leaking: readonly LifeMeasure[], others: readonly LifeMeasure[]): TellingLabel | null {
  let best: (TellingLabel & { right: number }) | null = null;
  for (const { label, value } of listValues([...leaking, ...others])) {
    const has = (one: LifeMeasure) => labelsOf(one)[label] === value;
    const inside = leaking.filter(has).length;
    const outside = others.filter(has).length;
    const ofLeaking = (inside / leaking.length + (others.length - outside) / others.length) / 2;
    const of = ofLeaking >= 1 - ofLeaking ? 'leaking' : 'others';
    const right = Math.max(ofLeaking, 1 - ofLeaking);
    if (right >= AGE_LIMITS.labelFit.value && right > (best?.right ?? 0)) {
      best = { label, value, of, right };
    }
  }
  return best && { label: best.label, value: best.value, of: best.of };
}

function listValues(lives: readonly LifeMeasure[]): Array<{ label: string; value: string }> {
  const all = lives.flatMap((one) => Object.entries(labelsOf(one)));
  const distinct = new Map(all.map(([label, value]) => [JSON.stringify([label, value]), { label, value }]));
  return [...distinct.values()];
}

function labelsOf({ points: { life } }: LifeMeasure): Record<string, string> {
  return life.version === null ? { ...life.labels } : { ...life.labels, version: life.version };
}
