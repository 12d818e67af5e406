import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import type { NameOf } from './readTrace';

/** Names places of built files by their source maps: `stats/theilSen.ts:12`. */
export function nameInSources(dist: string): NameOf {
  const maps = new Map<string, SourceMap | null>();
  return (file, line, column) => {
    if (!maps.has(file)) {
      const path = join(dist, `${file}.map`);
      maps.set(file, existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : null);
    }
    const entry = maps.get(file)?.findEntry(line, column);
    return entry && 'originalSource' in entry
      ? `${entry.originalSource.split('/').slice(-2).join('/')}:${entry.originalLine + 1}`
      : null;
  };
}
