import { UsageError } from '../usageError';

interface Range {
  least: number;
  most: number;
  whole?: boolean;
}

export function parseNumber(text: string, option: string, { least, most, whole = false }: Range): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    throw new UsageError(`${option} must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`);
  }
  return value;
}
