import { UsageError } from '../usageError';
import type { Options } from './parseOptions';

export type Format = 'table' | 'json';

export function readFormat(options: Options): Format {
  const format = options.value('format') ?? 'table';
  if (format !== 'table' && format !== 'json') {
    throw new UsageError('--format must be table or json.');
  }
  return format;
}
