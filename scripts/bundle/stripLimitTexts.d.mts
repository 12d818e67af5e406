/** The source without the texts of its limits. */
export function stripLimitTexts(source: string): string;
/** The texts of the limits of a source, as far as they are written out. */
export function listLimitTexts(source: string): string[];
