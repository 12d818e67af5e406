import type { LeakscopeMeta } from '../../../contract/frames';
import type { RuntimeFigures } from '../../../engine';

const NAMES: ReadonlyArray<keyof RuntimeFigures> = [
  'processRssBytes',
  'processPssBytes',
  'jvmHeapUsedBytes',
  'goHeapBytes',
  'nodeHeapUsedBytes',
];

/** What was measured inside of the container at its last sample. A meta may come from anywhere: what is no size is null. */
export function readToolFigures(meta: Partial<LeakscopeMeta> | undefined): RuntimeFigures {
  const told: unknown = meta?.toolFigures;
  const values = new Map<string, unknown>(typeof told === 'object' && told !== null ? Object.entries(told) : []);
  const isSize = (value: unknown) => typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
  return Object.fromEntries(NAMES.map((name) => [name, isSize(values.get(name)) ? values.get(name) : null]));
}
