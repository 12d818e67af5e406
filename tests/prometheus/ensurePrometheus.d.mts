export interface PrometheusBinaries {
  prometheus: string;
  promtool: string;
}

/**
 * Finds Prometheus (LEAKSCOPE_PROMETHEUS and LEAKSCOPE_PROMTOOL, then PATH), else installs it by apt where root or
 * passwordless sudo allows; else throws one sentence that says what to do.
 */
export function ensurePrometheus(onProgress?: (line: string) => void): PrometheusBinaries;
