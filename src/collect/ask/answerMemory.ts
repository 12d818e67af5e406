import { LIMITS } from './limits';

/** Keeps what it is given, the least recently used go first. Entries and samples are bounded. */
export class AnswerMemory<Entry extends { samples: number }> {
  private readonly kept = new Map<string, Entry>();
  private samples = 0;

  constructor(private readonly maxEntries: number) {}

  get(key: string): Entry | null {
    const entry = this.kept.get(key);
    if (!entry) {
      return null;
    }
    // A Map remembers the order of insertion: the last one is the one used last.
    this.kept.delete(key);
    this.kept.set(key, entry);
    return entry;
  }

  set(key: string, entry: Entry): void {
    this.drop(key);
    this.kept.set(key, entry);
    this.samples += entry.samples;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.maxEntries && this.samples <= LIMITS.cachedSamples.value) {
        return;
      }
      this.drop(oldest);
    }
  }

  drop(key: string): void {
    this.samples -= this.kept.get(key)?.samples ?? 0;
    this.kept.delete(key);
  }
}
