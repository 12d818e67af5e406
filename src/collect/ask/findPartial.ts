/** Prometheus' remarks on an expression, and ours on histograms: they say nothing about containers that are missing. */
const ON_THE_EXPRESSION = /^PromQL (info|warning): | are native histograms, /;

/** Of a server's warnings, those that say that its answer is not the whole (Thanos, Mimir: a store or a zone is missing). */
export function findPartial(serverWarnings: readonly string[]): string[] {
  return serverWarnings.filter((warning) => !ON_THE_EXPRESSION.test(warning));
}
