import { escapeUnsafe } from './escapeUnsafe';

/** Controls that are no tab and no line break: they are drawn as nothing, and act where the text is copied to. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f]/g;

/** Text of others for a screen, where all that cannot be seen stands as an escape. */
export function escapeControls(text: string): string {
  return escapeUnsafe(
    text.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  );
}
