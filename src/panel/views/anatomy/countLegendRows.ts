/** Rows of the table of a tool's figures, and of that of the processes, which are of no fixed length. */
const TOOL_ROWS = 12;
const PROCESS_ROWS = 6;
const RUNTIME_HEAD_ROWS = 2;

interface Listed {
  layers: number;
  /** Null: the runtime is not shown. */
  reserved: number | null;
  evidence: number;
  tools: boolean;
  processes: boolean;
}

/** How long the list beside or below the chart gets. */
export function countLegendRows({ layers, reserved, evidence, tools, processes }: Listed): number {
  return (
    layers +
    (reserved === null ? 0 : RUNTIME_HEAD_ROWS + reserved) +
    (evidence > 0 ? 1 + evidence : 0) +
    (tools ? TOOL_ROWS : 0) +
    (processes ? PROCESS_ROWS : 0)
  );
}
