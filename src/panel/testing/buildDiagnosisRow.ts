import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import { EVIDENCE, NEXT_STEPS } from '../../contract/leaksFrame';
import { buildLeaksRows, MOMENT_MS } from './buildFrames';

const HOUR_MS = 3_600_000;

export function buildEvidence(rows: Array<[side: string, text: string]>): DataFrame {
  const column = (name: string, values: string[]) => ({ name, type: FieldType.string, values });
  return createDataFrame({
    fields: [
      column(
        EVIDENCE.side,
        rows.map(([side]) => side)
      ),
      column(
        EVIDENCE.text,
        rows.map(([, text]) => text)
      ),
      column(
        EVIDENCE.rule,
        rows.map(() => 'anon-grows')
      ),
    ],
  });
}

export function buildSteps(rows: Array<[text: string, command: string]>): DataFrame {
  return createDataFrame({
    fields: [
      { name: NEXT_STEPS.text, type: FieldType.string, values: rows.map(([text]) => text) },
      { name: NEXT_STEPS.command, type: FieldType.string, values: rows.map(([, command]) => command) },
    ],
  });
}

export const COMMAND = 'kubectl exec -n shop pod-1 -c c1 -- jcmd 1 GC.heap_info';

/** The first container of buildLeaksRows, as a leak in the heap of a JVM that began three hours before MOMENT_MS. */
export const LEAKING_ROW: ReturnType<typeof buildLeaksRows>[number] = {
  ...buildLeaksRows(1)[0],
  verdict: 'leak',
  confidence: 0.9,
  runtime_part: 'heap_live',
  process: 'worker 3',
  score_part: 'anon',
  part_slope_bytes_per_hour: 12 * 2 ** 20,
  onset: MOMENT_MS - 3 * HOUR_MS,
  onset_low: MOMENT_MS - 4 * HOUR_MS,
  onset_high: MOMENT_MS - 2 * HOUR_MS,
  seconds_to_limit: 3 * 3600,
  seconds_to_limit_low: 2 * 3600,
  seconds_to_limit_high: 5 * 3600,
  evidence: buildEvidence([
    ['for', 'The floor rises beyond chance.'],
    ['against', 'It restarted once.'],
    ['note', 'No deploy is near.'],
  ]),
  next_steps: buildSteps([
    ['Look at the heap.', COMMAND],
    ['Compare the replicas.', ''],
  ]),
};
