import type { PrometheusBinaries } from './ensurePrometheus.mjs';

/**
 * Finds Prometheus 3, else builds it from the Go module proxy into the cache folder of the user. Where that cannot be, it
 * says so in a line and gives null, so that its tests are skipped; with CI set it throws one sentence.
 */
export function ensurePrometheus3(onProgress?: (line: string) => void): PrometheusBinaries | null;
