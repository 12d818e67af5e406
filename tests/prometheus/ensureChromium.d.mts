/** Path of a Chromium (LEAKSCOPE_CHROMIUM, then PATH), installed by apt if need be; else throws one sentence. */
export function ensureChromium(onProgress?: (line: string) => void): string;
