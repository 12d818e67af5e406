import { texts, say } from '../../../engine';

/** Texts of what hands a diagnosis on to others. */
export const handOverStrings = texts({
  markdown: 'Copy as Markdown',
  markdownHelp: 'For a ticket or a chat: the verdict, the evidence, the next steps, and the address of this page',
  share: 'Share link',
  shareHelp: 'Copies the address of this page with absolute times: it shows the same to everybody, also tomorrow',
  copied: 'Copied',
  failed: 'The browser did not allow to copy',
  annotation: {
    write: 'Mark the onset',
    help: 'Writes an annotation to Grafana at the moment when the growth began, for all dashboards of the organisation',
    written: (tag: string) => say`Written. Dashboards with annotations of the tag ${tag} show it.`,
    remove: 'Take the mark away',
    removed: 'Taken away.',
    text: (name: string, sentence: string) => `${name}: ${sentence}`,
    noId: 'Grafana answers without the number of the annotation: look whether it is there before you try again.',
    failed: (answer: string) =>
      answer === ''
        ? say`No answer came: it may be done or not.`
        : say`Grafana does not do it: ${answer.replace(/[.\s]+$/, '')}.`,
  },
});
