/** PromQL as a server has to be asked, whose sources have names of their own. */
export interface ExpandedTexts {
  /** In the order of what was asked for. */
  texts: string[];
  /** The sources that are read, as nouns; empty where the usual names are read. */
  sources: string[];
}

/** What the data source does for the pages of the app beside queries. */
export interface ExpandsTexts {
  expandTexts(texts: readonly string[]): Promise<ExpandedTexts>;
}

/** Data sources of earlier versions, and other ones, do not. */
export function isExpandingTexts(datasource: unknown): datasource is ExpandsTexts {
  return typeof (datasource as Partial<ExpandsTexts> | null)?.expandTexts === 'function';
}
