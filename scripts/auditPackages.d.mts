export interface Vulnerability {
  name: string;
  severity: string;
  range: string;
}
export interface Audit {
  isPassed: boolean;
  lines: string[];
}
export function auditPackages(): Audit;
export function readVulnerabilities(text: string): Vulnerability[] | null;
export function judgeAudit(vulnerabilities: readonly Vulnerability[], shipped: ReadonlySet<string> | null): Audit;
