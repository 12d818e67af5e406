import { median } from '../../../engine';
import type { WorkloadLife } from '../../read/workload/workloadModel';

export interface VersionSummary {
  version: string | null;
  firstSeconds: number;
  lives: number;
  present: number;
  kills: number;
  /** The middle of the ages at the kills; null without any. */
  killAgeSeconds: number | null;
  peakBytes: number | null;
}

/** What became of the lives of each version, the newest version first. */
export function summarizeVersions(lives: readonly WorkloadLife[]): VersionSummary[] {
  const versions = [...new Set(lives.map(({ version }) => version))];
  return versions
    .map((version) => {
      const own = lives.filter((life) => life.version === version);
      const killed = own.filter(({ end }) => end === 'oom');
      const peaks = own.flatMap(({ peakBytes }) => peakBytes ?? []);
      return {
        version,
        firstSeconds: Math.min(...own.map(({ startSeconds }) => startSeconds)),
        lives: own.length,
        present: own.filter(({ end }) => end === 'running').length,
        kills: killed.length,
        killAgeSeconds: median(killed.flatMap(({ ageSeconds }) => ageSeconds ?? [])),
        peakBytes: peaks.length > 0 ? Math.max(...peaks) : null,
      };
    })
    .sort((a, b) => b.firstSeconds - a.firstSeconds);
}
