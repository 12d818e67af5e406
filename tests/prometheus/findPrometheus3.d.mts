import type { PrometheusBinaries } from './ensurePrometheus.mjs';

/** Version of the Go module that is built. */
export const PROMETHEUS_3_VERSION: string;

/** Where it is built to. */
export function prometheus3Folder(): string;

/** Prometheus 3 (LEAKSCOPE_PROMETHEUS3 and LEAKSCOPE_PROMTOOL3, then what `ensurePrometheus3` built), or null. */
export function findPrometheus3(): PrometheusBinaries | null;
