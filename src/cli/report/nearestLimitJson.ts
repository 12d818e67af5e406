import type { NearestLimit } from '../../engine';

/** What ends the growth first: the contract of docs/cli.md. */
export interface NearestLimitJson {
  kind: NearestLimit['kind'];
  limitBytes: number;
  reachableBytes: number;
  leftBehindBytes: number | null;
}

export function toNearestJson(nearest: NearestLimit | null): NearestLimitJson | null {
  return (
    nearest && {
      kind: nearest.kind,
      limitBytes: nearest.limitBytes,
      reachableBytes: nearest.bytes,
      leftBehindBytes: nearest.leftBehindBytes,
    }
  );
}
