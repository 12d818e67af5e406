/** A column of its own: what everybody knows by another name. */
const NODE = 'node';

/** Labels that tell one from others, such as team=pay, zone=a; null where there are none. */
export function describeLabels(labels: Readonly<Record<string, string>> | undefined): string | null {
  const told = Object.entries(labels ?? {}).filter(([name]) => name !== NODE);
  return told.length === 0 ? null : told.map(([name, value]) => `${name}=${value}`).join(', ');
}
