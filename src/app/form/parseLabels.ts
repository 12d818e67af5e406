import { say } from '../../engine';

/** Labels such as `team=web, tier=1`. Throws where one has no value. */
export function parseLabels(text: string): Record<string, string> {
  const pairs = text
    .split(/[,\n]/)
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1 || at === pair.length - 1) {
        throw new Error(say`${JSON.stringify(pair.slice(0, 60))} is not a label: write name=value, such as team=web.`);
      }
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    });
  return Object.fromEntries(pairs);
}
