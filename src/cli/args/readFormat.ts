import { UsageError } from '../usageError';
import type { Options } from './parseOptions';

export type Format = 'table' | 'json';

/** What `--format` says; `others` are formats that only this command has. */
export function readFormat<Other extends string = never>(
  options: Options,
  others: readonly Other[] = []
): Format | Other {
  const formats: ReadonlyArray<Format | Other> = ['table', 'json', ...others];
  const format = options.value('format') ?? 'table';
  const known = formats.find((name) => name === format);
  if (known === undefined) {
    throw new UsageError(`--format must be ${[...formats.slice(0, -1)].join(', ')} or ${formats[formats.length - 1]}.`);
  }
  return known;
}
