/** The library ships no types. */
declare module 'ml-regression-theil-sen' {
  export class TheilSenRegression {
    constructor(x: number[], y: number[]);
    slope: number;
  }
}

/** Plain Node: see its own comments. */
declare module '*/host/serve.mjs' {
  export function startWorkbench(options: {
    host: string;
    port?: number;
    prometheus: string;
    log: (line: string) => void;
  }): Promise<{ url: string; grafanaVersion: string; stop: () => Promise<void> }>;
}
