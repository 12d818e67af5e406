/** Path of an Alertmanager (LEAKSCOPE_ALERTMANAGER, then PATH), installed by apt if need be; else throws one sentence. */
export function ensureAlertmanager(onProgress?: (line: string) => void): string;
