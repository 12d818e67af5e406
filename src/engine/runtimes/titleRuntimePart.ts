import { RUNTIMES } from './runtimes';

/** What people call a part of a runtime, by its catalogue name; null for names that no runtime of the catalogue alone has. */
export function titleRuntimePart(name: string): string | null {
  return RUNTIMES.flatMap((spec) => spec.parts).find((part) => part.name === name)?.title ?? null;
}
