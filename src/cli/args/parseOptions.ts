import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from '../usageError';

/** An option takes a value, takes one several times, or is a switch. */
export type OptionKind = 'value' | 'values' | 'switch';

export interface Options {
  /** The value of an option, or undefined. */
  value(name: string): string | undefined;
  /** The value of an option that must be there. */
  required(name: string): string;
  values(name: string): string[];
  has(name: string): boolean;
}

/** Reads `--name value` arguments. Throws a UsageError for what a command does not know. */
export function parseOptions(args: readonly string[], kinds: Readonly<Record<string, OptionKind>>): Options {
  const config = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === 'switch' ? ('boolean' as const) : ('string' as const), multiple: kind === 'values' },
    ])
  );
  const values = parse(args, config);
  const find = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    value: find,
    required: (name) => {
      const value = find(name);
      if (value === undefined || value === '') {
        throw new UsageError(`--${name} is missing.`);
      }
      return value;
    },
    values: (name) => (Array.isArray(values[name]) ? values[name].filter((value) => typeof value === 'string') : []),
    has: (name) => values[name] !== undefined,
  };
}

type Values = Record<string, string | boolean | Array<string | boolean> | undefined>;

function parse(args: readonly string[], options: ParseArgsConfig['options']): Values {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // Node's message is one sentence, or that and an explanation of "--".
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/(?:\. |\n)/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}: see --help.`);
  }
}
