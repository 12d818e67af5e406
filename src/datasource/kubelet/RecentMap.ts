/** A map that keeps the entries that were used last. */
export class RecentMap<V> {
  private readonly entries = new Map<string, V>();

  constructor(private readonly mostEntries: number) {}

  get(key: string): V | undefined {
    const value = this.entries.get(key);
    return value === undefined ? undefined : this.set(key, value);
  }

  set(key: string, value: V): V {
    this.entries.delete(key);
    this.entries.set(key, value);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.mostEntries) {
        break;
      }
      this.entries.delete(oldest);
    }
    return value;
  }
}
