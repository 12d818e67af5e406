import { reportTools, type ToolContext, type ToolParts } from '../../engine';

/** What one tool reports: the contract of docs/cli.md. */
export interface ToolJson {
  name: string;
  bytes: number | null;
  /** How the figure follows from the parts. */
  formula: string;
}

/** What other tools report at the same moment: why two dashboards disagree. */
export function toTools(split: ToolParts | null, context: ToolContext = {}): ToolJson[] {
  return reportTools(split, context).map(({ title, bytes, formulaText }) => ({
    name: title,
    bytes,
    formula: formulaText,
  }));
}
