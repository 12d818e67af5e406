import type { DataFrame } from '@grafana/data';
import { META_KEY } from '../../contract/frames';

/** Values of a frame by the name of the field, whatever came: what is of another type is unknown. */
export class Fields {
  constructor(private readonly frame: DataFrame) {}

  text(name: string, index: number): string | null {
    const value = this.value(name, index);
    return typeof value === 'string' && value !== '' ? value : null;
  }

  number(name: string, index: number): number | null {
    const value = this.value(name, index);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  }

  private value(name: string, index: number): unknown {
    return this.frame.fields.find((field) => field.name === name)?.values[index];
  }
}

/** The frame of this kind, and what it says of itself. */
export function findFrame<Meta extends { kind: string }>(
  frames: readonly DataFrame[],
  kind: Meta['kind']
): { frame: DataFrame; meta: Partial<Meta> } | null {
  for (const frame of frames) {
    const meta: unknown = frame.meta?.custom?.[META_KEY];
    if (typeof meta === 'object' && meta !== null && (meta as Meta).kind === kind) {
      return { frame, meta: meta as Partial<Meta> };
    }
  }
  return null;
}

export const asNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

export const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
