import { forecastLife } from '../ageCurves/forecastLife';
import type { KillForecast } from '../ageCurves/forecastKill';
import type { LifePoints } from '../ageCurves/lifePoints';
import type { LivesFindings } from '../ageCurves/livesFindings';
import { measureLife } from '../ageCurves/measureLife';
import { AGE_LIMITS } from '../ageCurves/ageLimits';
import type { DiagnosisInput } from './diagnosis';

/** What the lives of the workload say about this container's present one. */
export interface AcrossLives {
  findings: LivesFindings;
  /** The present life of this container; null where it has no sample yet. */
  own: LifePoints | null;
  /** It is one of the lives that leak. */
  leaks: boolean;
  /** It follows a curve that levelled off in lives that are older. */
  levelsOff: boolean;
  /** When it is killed, seconds from now; null where that cannot be told. */
  secondsToKill: KillForecast | null;
}

/** Null where no lives are known. Cost: a robust slope of one life. Never throws. */
export function readLives({ lives, key }: Pick<DiagnosisInput, 'lives' | 'key'>): AcrossLives | null {
  if (lives === null) {
    return null;
  }
  const own = lives.present.filter(({ life }) => life.pod === key.pod).at(-1) ?? null;
  const leaks = own !== null && isLeaking(lives, own);
  return {
    findings: lives,
    own,
    leaks,
    levelsOff: own !== null && lives.kind === 'warm-up' && isBelowCurve(lives, own),
    secondsToKill: leaks ? forecastLife(lives, own) : null,
  };
}

function isLeaking(lives: LivesFindings, own: LifePoints): boolean {
  const { kind, some, newVersion, oldestSeconds, warmUpSeconds, limitBytes } = lives;
  if (kind !== 'fast-leak' && kind !== 'masked-leak') {
    return false;
  }
  const isOfGroup =
    (some === null || some.pods.includes(own.life.pod)) &&
    (newVersion === null || own.life.version === newVersion.version);
  // A life that is old enough to have risen, and has not, is none of them.
  const isOld = own.lastAgeSeconds >= AGE_LIMITS.oldShare.value * oldestSeconds;
  const state = measureLife(own, warmUpSeconds, limitBytes)?.state ?? 'rising';
  return isOfGroup && (state === 'rising' || !isOld);
}

/** At its age, no higher than others were. */
function isBelowCurve({ curve, oldestSeconds }: LivesFindings, { lastAgeSeconds, bytes }: LifePoints): boolean {
  const point = curve.points.reduce<(typeof curve.points)[number] | null>(
    (nearest, one) =>
      nearest === null || Math.abs(one.ageSeconds - lastAgeSeconds) < Math.abs(nearest.ageSeconds - lastAgeSeconds)
        ? one
        : nearest,
    null
  );
  return (
    point !== null &&
    lastAgeSeconds < oldestSeconds &&
    bytes[bytes.length - 1] <= AGE_LIMITS.knownLevel.value * point.high
  );
}
