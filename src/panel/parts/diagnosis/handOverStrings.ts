import { texts } from '../../../engine';

/** Texts of what hands a diagnosis on to others. */
export const handOverStrings = texts({
  markdown: 'Copy as Markdown',
  markdownHelp: 'For a ticket or a chat: the verdict, the evidence, the next steps, and the address of this page',
  share: 'Share',
  shareHelp: 'Copies the address of this page with absolute times: it shows the same to everybody, also tomorrow',
  copied: 'Copied',
  failed: 'The browser did not allow to copy',
});
