/** The source with destructured tables of constants spelled out, property by property. */
export function spellConstants(source: string, fileName?: string): string;
