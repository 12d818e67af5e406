import type { PrometheusBinaries } from './ensurePrometheus.mjs';
import type { RunningPrometheus } from './startPrometheus.mjs';

export interface RecordedPrometheus extends RunningPrometheus {
  /** Unix seconds of the first and of the last recorded sample. */
  startSeconds: number;
  endSeconds: number;
}

export interface StartRecordedOptions {
  /** Default: RECORDED_END_SECONDS. Another one makes (and caches) other blocks. */
  endSeconds?: number;
  /** Default 60: 42 hours, one sample a minute. */
  stretch?: number;
  port?: number;
  flags?: readonly string[];
  programs?: PrometheusBinaries;
  onProgress?: (line: string) => void;
}

/** 2026-11-20T12:00:17.400Z: off every query grid. */
export const RECORDED_END_SECONDS: number;

/**
 * A real Prometheus with all recorded scenarios. Blocks are made once and cached in `.cache/prometheus`; each server
 * gets a private copy, so that parallel users never clash.
 */
export function startRecordedPrometheus(options?: StartRecordedOptions): Promise<RecordedPrometheus>;
