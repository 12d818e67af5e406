import { escapeUnsafe } from '../text/escapeUnsafe';

/**
 * Text of others inside of a line of Markdown: shown as it is, whatever it holds. Every sign that means something to
 * CommonMark, GitHub, GitLab or Jira's editor is escaped, and so is what they make links of by themselves: addresses,
 * mentions. A line break would begin a block of its own.
 * Source: CommonMark 0.31, 2.4 (any ASCII punctuation may be escaped); GitHub Flavored Markdown 0.29, 6.9 (autolinks)
 */
export function escapeMarkdown(text: string): string {
  return escapeUnsafe(text.replace(/[\u0000-\u001f]+/g, ' '))
    .replace(/[\\`*_{}[\]<>#|~&$^]/g, '\\$&')
    .replace(/@/g, '&#64;')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** A block of code whose fence is longer than any run of backticks inside. */
export function toCodeBlock(code: string, language: string, indent = ''): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const lines = [`${fence}${language}`, ...escapeUnsafe(code).split(/\r\n?|\n/), fence];
  return lines.map((line) => indent + line).join('\n');
}

/** A link whose address cannot end it: what an address may hold and Markdown would read is encoded. */
export function toMarkdownLink(title: string, href: string): string {
  const address = href.replace(
    /[\s()<>\\`"'[\]{}|^]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`
  );
  return `[${escapeMarkdown(title)}](${address})`;
}
